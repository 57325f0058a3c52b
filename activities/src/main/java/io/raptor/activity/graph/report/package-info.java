/** What is said of a community. */
@NullMarked
package io.raptor.activity.graph.report;

import org.jspecify.annotations.NullMarked;
