/** What a chat model finds in a unit: the question, the lenient reading of answers, and their check against the text. */
@NullMarked
package io.raptor.activity.graph.extract.model;

import org.jspecify.annotations.NullMarked;
