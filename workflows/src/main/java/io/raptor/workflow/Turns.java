package io.raptor.workflow;

import io.temporal.common.Priority;

/**
 * The turns in which a server that knows priorities and fairness gives out the work in a queue: small tasks before large
 * ones, and among equals one dataset after the other, however much each has in line. Other servers keep the order in
 * which the work came.
 */
public final class Turns {

    /** Documents to index; somebody may wait for so few, and they hold up nobody for long. */
    static final long SMALL = 20;

    /** Of 1, which goes first, to 5. */
    private static final int FIRST = 2;

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

    /** Temporal sees it, and need not know the name. */
    private static String key(String dataset) {
        return Sha256.of(dataset).substring(0, KEY);
    }
}
