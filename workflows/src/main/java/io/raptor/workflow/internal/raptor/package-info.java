/** The story of a RAPTOR task: a tree of summaries over each document, or over all of them. */
@NullMarked
package io.raptor.workflow.internal.raptor;

import org.jspecify.annotations.NullMarked;
