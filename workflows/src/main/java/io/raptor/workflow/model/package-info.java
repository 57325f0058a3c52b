/**
 * The records that cross Temporal's history: ids, counts and settings, never a document's text. They are one package,
 * although large, because they are one contract: every client, worker and stored history knows these types together.
 */
@NullMarked
package io.raptor.workflow.model;

import org.jspecify.annotations.NullMarked;
