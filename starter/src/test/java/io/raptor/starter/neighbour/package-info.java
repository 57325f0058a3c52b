/** What programs in other languages make of us: agents, readers of exports, libraries for retrieval. */
@NullMarked
package io.raptor.starter.neighbour;

import org.jspecify.annotations.NullMarked;
