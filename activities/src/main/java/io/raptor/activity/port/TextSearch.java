package io.raptor.activity.port;

import java.util.List;
import java.util.Set;

/**
 * The search for published nodes by the words of their texts. What an adapter keeps beside the store is derived, and
 * brought up to date by what was published since. Safe for use by many threads.
 */
public interface TextSearch extends AutoCloseable {

    /**
     * At most {@code k} nodes that hold a word of the query, from the best to the worst by BM25, which counts over all
     * leaves of the dataset, whatever is asked for. Of equal scores the node nearest to the leaves comes first, then the
     * one of the first document by id, then the one of the lowest index.
     *
     * @return empty where there is no such dataset; the hits' scores are above 0
     */
    List<NodeHit> matching(String dataset, Words query, int k);

    /** Waits until what was published by now is found, and what was deleted is not. */
    void refresh(String dataset);

    @Override
    void close();

    /**
     * A query by words.
     *
     * @param leaves whether leaves alone are looked at
     * @param documents numbers of the documents looked at; empty for all
     */
    record Words(String text, boolean leaves, Set<Long> documents) {
        public Words {
            documents = Set.copyOf(documents);
        }
    }
}
