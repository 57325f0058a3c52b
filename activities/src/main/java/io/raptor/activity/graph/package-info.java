/**
 * The knowledge graph of a dataset as plain values: what is named, how it is linked, which groups form, what is said of
 * them. The way of the data is {@link io.raptor.activity.graph.Unit} → {@link io.raptor.activity.graph.UnitGraph} (by
 * {@code extract}) → {@link io.raptor.activity.graph.Contribution} of a document → {@link io.raptor.activity.graph.Graph}
 * of the dataset (by {@code merge}) → {@link io.raptor.activity.graph.Community} (by {@code community}) → {@link
 * io.raptor.activity.graph.Report} (by {@code report}); {@code rank} finds passages by it. Everything is a function of
 * content: ordered by key, named by hashes of what it holds, without a clock or the order of arrival.
 */
@NullMarked
package io.raptor.activity.graph;

import org.jspecify.annotations.NullMarked;
