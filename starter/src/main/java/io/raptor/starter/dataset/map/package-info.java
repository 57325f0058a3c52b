/** The map of a dataset: its passages as points of a picture, drawn once for each state of the dataset. */
@NullMarked
package io.raptor.starter.dataset.map;

import org.jspecify.annotations.NullMarked;
