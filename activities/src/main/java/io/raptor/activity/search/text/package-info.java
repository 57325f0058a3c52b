/** The search for words: Lucene indexes beside the store, derived from what was published, an analysis for each language. */
@NullMarked
package io.raptor.activity.search.text;

import org.jspecify.annotations.NullMarked;
