/** The records that cross Temporal's history: ids, counts and settings, never a document's text. */
@NullMarked
package io.raptor.workflow.model;

import org.jspecify.annotations.NullMarked;
