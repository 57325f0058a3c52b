package io.raptor.activity.search;

/** The rule by which one node ranks above another. */
public enum SearchRanking {
    /** Meaning, words, and the place in the document together. */
    HYBRID,
    /** The cosine of query and node. */
    VECTOR,
    /** BM25 of the query's words; asks no embedding model. */
    TEXT
}
