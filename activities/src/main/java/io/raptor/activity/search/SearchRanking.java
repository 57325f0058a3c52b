package io.raptor.activity.search;

/** What decides which node is better than another. */
public enum SearchRanking {
    /** Meaning, words, and the place in the document together. */
    HYBRID,
    /** The cosine of query and node. */
    VECTOR,
    /** BM25 of the query's words; asks no embedding model. */
    TEXT
}
