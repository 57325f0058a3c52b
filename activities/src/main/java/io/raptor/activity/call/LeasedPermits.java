package io.raptor.activity.call;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.PermitLeases;
import io.raptor.activity.port.PermitLeases.Claim;
import io.raptor.activity.port.PermitLeases.Share;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process's share of each task's places. One thread claims the shares, again and again while a task has calls: the
 * more often the less it got, and never once a call. A call that finds a free place of the share asks nobody.
 */
final class LeasedPermits implements Permits {

    private static final Logger LOG = LoggerFactory.getLogger(LeasedPermits.class);
    private static final long SHORTEST_NANOS = Duration.ofMillis(50).toNanos();
    private static final long LONGEST_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long GOODBYE_MILLIS = 5000;

    private final PermitLeases shares;
    private final String worker = UUID.randomUUID().toString();
    private final ConcurrentMap<String, Claimed> lines = new ConcurrentHashMap<>();
    private final Thread claiming = new Thread(this::claimAll, "call-shares");
    private volatile boolean dismissed;
    private volatile boolean ended;

    LeasedPermits(PermitLeases shares) {
        this.shares = shares;
        claiming.setDaemon(true);
        claiming.start();
    }

    @Override
    public PermitQueue enter(String taskId, int limit) {
        Claimed claimed = lines.compute(taskId, (id, known) -> {
            Claimed its = known == null ? new Claimed() : known;
            its.line.enter(limit);
            return its;
        });
        if (!claimed.unmet && claimed.line.isShort()) {
            hurry(claimed);
        }
        return claimed.line;
    }

    @Override
    public void leave(String taskId) {
        Claimed claimed = lines.computeIfPresent(taskId, (id, its) -> {
            its.line.leave();
            return its;
        });
        if (claimed != null && claimed.owed) {
            hurry(claimed);
        }
    }

    @Override
    public void dismiss() {
        dismissed = true;
        lines.values().forEach(claimed -> claimed.line.dismiss());
    }

    /** Where calls are in flight nevertheless, their share ends by itself. */
    @Override
    public void giveBack() {
        ended = true;
        LockSupport.unpark(claiming);
        try {
            claiming.join(GOODBYE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            lines.forEach((taskId, claimed) -> {
                if (claimed.line.inFlight() == 0) {
                    shares.giveBack(taskId, worker);
                }
            });
        } catch (IndexingException e) {
            LOG.info("permit leases expire by themselves: {}", e.getMessage());
        }
    }

    /** Including tasks whose share is about to be given back. */
    @Override
    public int tasks() {
        return lines.size();
    }

    private void hurry(Claimed claimed) {
        claimed.hurried = true;
        LockSupport.unpark(claiming);
    }

    private void claimAll() {
        while (!ended) {
            long next = LONGEST_NANOS;
            for (Map.Entry<String, Claimed> line : lines.entrySet()) {
                Claimed claimed = line.getValue();
                if (claimed.left() <= 0) {
                    claim(line.getKey(), claimed);
                }
                next = Math.min(next, claimed.left());
            }
            LockSupport.parkNanos(this, next);
        }
    }

    private void claim(String taskId, Claimed claimed) {
        claimed.hurried = false;
        claimed.at = System.nanoTime();
        if (dismissed) {
            // Those that came while the others were let go. The share outlasts what is in flight still.
            claimed.line.dismiss();
            return;
        }
        // What is said to be in flight must stay so until the answer is here.
        claimed.line.withdraw();
        try {
            int wanted = claimed.line.mostCalls();
            if (wanted == 0) {
                shares.giveBack(taskId, worker);
                lines.computeIfPresent(taskId, (id, its) -> its.line.isEmpty() ? null : its);
            } else {
                claim(taskId, claimed, Math.min(wanted, claimed.line.limit()));
            }
            claimed.failed = false;
        } catch (RuntimeException e) {
            // No call begins meanwhile: it could not ask for its task's leave either.
            if (!claimed.failed) {
                LOG.warn("calls of task {} wait, their permits could not be claimed: {}", taskId, e.getMessage());
            }
            claimed.failed();
        }
    }

    private void claim(String taskId, Claimed claimed, int wanted) {
        int inFlight = claimed.line.inFlight();
        Share share = shares.claim(new Claim(taskId, worker, claimed.line.limit(), inFlight, wanted));
        claimed.owed = inFlight > share.places();
        claimed.met(share.places(), wanted);
        claimed.line.holdUntil(claimed.at + PermitLeases.LEASE.toNanos());
        claimed.line.resize(share.places());
        if (share.lapsed()) {
            LOG.warn(
                    "the permit lease of task {} expired with {} calls in flight: this process, or the store, was away for"
                            + " more than {} s; max_concurrent_calls may have been passed meanwhile",
                    taskId,
                    inFlight,
                    PermitLeases.LEASE.toSeconds());
        }
    }

    /** A task's line and when its share is claimed next. */
    private static final class Claimed {

        final PermitQueue line = new PermitQueue();

        /** Calls would like more places than were to be had. */
        volatile boolean unmet;

        /** More calls are in flight than the share allows: others wait for their end. */
        volatile boolean owed;

        volatile boolean hurried = true;
        long at = System.nanoTime() - LONGEST_NANOS;
        long wait = SHORTEST_NANOS;
        int places;
        boolean failed;

        /** Nanoseconds until the next claim. */
        long left() {
            return at + (hurried ? SHORTEST_NANOS : wait) - System.nanoTime();
        }

        void failed() {
            failed = true;
            unmet = true;
            owed = false;
            wait = LONGEST_NANOS;
        }

        void met(int newPlaces, int wanted) {
            unmet = newPlaces < wanted;
            long next = Math.min(2 * wait, LONGEST_NANOS);
            if (!unmet) {
                next = LONGEST_NANOS;
            } else if (newPlaces > places) {
                next = SHORTEST_NANOS;
            }
            places = newPlaces;
            // Workers that began together should not go on asking together.
            wait = next - (long) (ThreadLocalRandom.current().nextDouble() * next / 4);
        }
    }
}
