/** The pages about a dataset's graph: its picture, entities with their evidence, and reports. */
@NullMarked
package io.raptor.starter.page.graph;

import org.jspecify.annotations.NullMarked;
