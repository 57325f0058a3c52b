/** The pages about datasets: what they hold, the search in them, trees, passages and the map of all passages. */
@NullMarked
package io.raptor.starter.page.dataset;

import org.jspecify.annotations.NullMarked;
