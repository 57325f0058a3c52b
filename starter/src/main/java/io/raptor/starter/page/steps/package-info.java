/** The page of documents in flight, step by step. */
@NullMarked
package io.raptor.starter.page.steps;

import org.jspecify.annotations.NullMarked;
