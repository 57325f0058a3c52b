package io.raptor.activity.port;

import java.util.List;

/**
 * The search for the published nodes whose vectors are nearest to a query's. An adapter may keep what it needs beside
 * the store, and brings that up to date by what was published since. Safe for use by many threads.
 */
public interface NodeSearch {

    /**
     * At most {@code k} nodes from the best to the worst. Of equal scores the node nearest to the leaves comes first, then
     * the one of the first document by id, then the one of the lowest index; among children of given nodes the document
     * decides before the level. Nodes whose vectors are not of the dataset's model and length are left out.
     *
     * @param query of unit length
     * @return empty where there is no such dataset
     * @throws OtherLengthException when the vectors searched are of another length than the query
     */
    List<Hit> nearest(String dataset, float[] query, NodeFilter filter, int k);

    /** Waits until what was published by now is found, and what was deleted is not. */
    void refresh(String dataset);

    /**
     * A node found.
     *
     * @param document its document's number
     * @param score cosine of query and node, -1 to 1; BM25 from a {@link TextSearch}
     */
    record Hit(String nodeId, long document, int level, int index, int tokens, float score) {}

    /** The query's vector cannot be compared with those of the dataset. */
    final class OtherLengthException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int held;

        /** @param held length of the dataset's vectors */
        public OtherLengthException(int held) {
            super("the dataset holds vectors of " + held + " numbers");
            this.held = held;
        }

        public int held() {
            return held;
        }
    }
}
