package io.raptor.workflow;

import io.temporal.common.Priority;

/**
 * The turns in which a server that knows priorities and fairness gives out the work in a queue: small tasks before large
 * ones, in each the documents that are read before new ones, and among equals one dataset after the other, however much
 * each has in line. Other servers keep the order in which the work came.
 */
public final class Turns {

    /** Documents to index; somebody may wait for so few, and they hold up nobody for long. */
    static final long SMALL = 20;

    /** Of 1, which goes first, to 5. */
    private static final int FIRST = 1;

    private static final int USUAL = 3;

    /** Characters; a server takes 64 bytes. */
    private static final int KEY = 32;

    private Turns() {}

    /** The task's own steps: listing its sources, counting, publishing what all documents make together. */
    public static Priority ofTask(String dataset) {
        return Priority.newBuilder().setFairnessKey(key(dataset)).build();
    }

    /**
     * A document, and all steps of it.
     *
     * @param documents that its task has to index
     */
    public static Priority ofDocument(String dataset, long documents) {
        return Priority.newBuilder()
                .setFairnessKey(key(dataset))
                .setPriorityKey(documents <= SMALL ? FIRST : USUAL)
                .build();
    }

    /**
     * The reading of a document, after the steps of those that are read: a core that reads one document more keeps the
     * models waiting for what a grouped one asks them.
     *
     * @param document the turn of the document and its steps; of an older server it says nothing
     */
    public static Priority toBegin(Priority document) {
        int key = document.getPriorityKey() == 0 ? USUAL : document.getPriorityKey();
        return Priority.newBuilder()
                .setFairnessKey(document.getFairnessKey())
                .setPriorityKey(key + 1)
                .build();
    }

    /** Temporal sees it, and need not know the name. */
    private static String key(String dataset) {
        return Sha256.of(dataset).substring(0, KEY);
    }
}
