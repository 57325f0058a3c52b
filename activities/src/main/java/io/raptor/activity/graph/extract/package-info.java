/**
 * What a unit of a document names and links: by a chat model, whose answers are read leniently and checked against the
 * text, or by rules without any model.
 */
@NullMarked
package io.raptor.activity.graph.extract;

import org.jspecify.annotations.NullMarked;
