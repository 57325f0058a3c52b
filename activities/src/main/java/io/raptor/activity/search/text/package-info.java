/** The words of texts and queries: an analysis for each language. */
@NullMarked
package io.raptor.activity.search.text;

import org.jspecify.annotations.NullMarked;
