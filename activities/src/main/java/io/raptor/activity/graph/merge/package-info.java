/**
 * The contributions of a dataset's documents as one graph: which names are one thing, and what all documents together
 * say of it. A fold, so that neither the order of documents nor what was there before shows in the result.
 */
@NullMarked
package io.raptor.activity.graph.merge;

import org.jspecify.annotations.NullMarked;
