package io.raptor.activity.port;

import java.time.Duration;

/**
 * Divides the calls that a task may have in flight among the workers of one store. A worker that is not heard of any
 * more loses its share after a while, so that the others can have it.
 */
public interface PermitLeases {

    /** A share lasts so long from when it was claimed. A worker claims it again far more often. */
    Duration LEASE = Duration.ofSeconds(20);

    /**
     * Reports how many calls a worker has, and answers how many of them may be in flight.
     *
     * @throws IndexingException STORE_UNAVAILABLE
     */
    Share claim(Claim claim);

    /** Ends a worker's share of a task; it may have none. */
    void giveBack(String taskId, String worker);

    /**
     * @param limit calls of the task in flight, those of all workers together
     * @param inFlight calls of this worker in flight
     * @param wanted calls of this worker in flight or in line
     */
    record Claim(String taskId, String worker, int limit, int inFlight, int wanted) {}

    /**
     * @param places calls that the worker may have in flight; where it has more, none begins until enough have ended
     * @param lapsed an earlier share ran out while calls of the worker were in flight, so that others may have passed
     *     the limit beside them
     */
    record Share(int places, boolean lapsed) {}
}
