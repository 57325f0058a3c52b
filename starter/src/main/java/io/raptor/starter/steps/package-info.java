/** The steps of documents, as Temporal tells them. */
@NullMarked
package io.raptor.starter.steps;

import org.jspecify.annotations.NullMarked;
