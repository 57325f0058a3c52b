/**
 * The search for meaning and for words in Lucene indexes beside the store, one a dataset, derived from what was published.
 */
@NullMarked
package io.raptor.activity.search.index;

import org.jspecify.annotations.NullMarked;
