/** Answers to questions, by a chat model that is given passages and has to name them. */
@NullMarked
package io.raptor.activity.answer;

import org.jspecify.annotations.NullMarked;
