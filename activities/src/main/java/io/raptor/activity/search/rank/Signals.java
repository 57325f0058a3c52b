package io.raptor.activity.search.rank;

import org.jspecify.annotations.Nullable;

/**
 * Why a node was found.
 *
 * @param vector cosine of query and node; {@code null} where it was not compared
 * @param text BM25 of the query's words; {@code null} where it has none of them, or they were not looked for
 * @param graph share of a walk through the dataset's graph that begins at the query's names; {@code null} where none of
 *     them leads to it
 */
public record Signals(
        @Nullable Double vector,
        @Nullable Double text,
        @Nullable Double graph) {

    public static final Signals NONE = new Signals(null, null, null);
}
