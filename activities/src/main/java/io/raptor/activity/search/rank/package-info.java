/** How the signals of a search become one ranking, for one question. */
@NullMarked
package io.raptor.activity.search.rank;

import org.jspecify.annotations.NullMarked;
