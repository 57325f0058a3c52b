package io.raptor.starter.temporal.embedded;

import io.raptor.activity.worker.DaemonThreads;
import io.temporal.internal.testservice.ExecutionId;
import io.temporal.internal.testservice.TestServicesStarter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the in-JVM service forget: it keeps every history, every expired timer and a note of every lock of its clock for
 * ever, which a folder of thousands of documents does not survive. The newest closed executions stay; older ones go when they are a document's or an
 * earlier run of a task. A task's newest run stays whatever its age.
 */
final class HistoryPruner implements AutoCloseable {

    /** Closed executions that are kept at least. */
    static final int KEPT = 200;

    private static final Logger LOG = LoggerFactory.getLogger(HistoryPruner.class);
    private static final long SWEEP_MILLIS = 1000;

    private final Lock serviceLock;
    private final Map<?, ?> executions;
    private final Map<?, ?> byWorkflow;
    private final Map<?, ?> byChain;
    private final Lock storeLock;
    private final Map<?, ?> histories;
    private final Map<?, ?> attributes;
    private final Lock timerLock;
    private final Collection<?> timers;
    private final Class<?> stateType;

    private final Deque<ExecutionId> closedInOrder = new ArrayDeque<>();
    private final Set<ExecutionId> closed = new HashSet<>();
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("closed-executions"));

    private HistoryPruner(TestServicesStarter services) {
        PrivateAccess service = PrivateAccess.of(services.getWorkflowService());
        serviceLock = service.get("lock").as(Lock.class);
        executions = service.get("executions").as(Map.class);
        byWorkflow = service.get("executionsByWorkflowId").as(Map.class);
        byChain = service.get("executionsByFirstExecutionRunId").as(Map.class);
        PrivateAccess store = service.get("store");
        storeLock = store.get("lock").as(Lock.class);
        histories = store.get("histories").as(Map.class);
        attributes =
                service.get("visibilityStore").get("executionSearchAttributes").as(Map.class);
        PrivateAccess timer = service.get("selfAdvancingTimer");
        timerLock = timer.get("lock").as(Lock.class);
        timers = timer.get("tasks").as(Collection.class);
        forgetLockEvents(timer);
        stateType = PrivateAccess.type("TestWorkflowMutableState");
    }

    /** The timer notes every lock of its clock for its own diagnosis, and searches those notes at every unlock. */
    private void forgetLockEvents(PrivateAccess timer) {
        timerLock.lock();
        try {
            timer.set("lockEvents", new ForgetfulList());
        } finally {
            timerLock.unlock();
        }
    }

    static HistoryPruner watch(TestServicesStarter services) {
        HistoryPruner watched = new HistoryPruner(services);
        Future<?> unused = watched.sweeper.scheduleWithFixedDelay(
                watched::sweepTolerantly, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
        return watched;
    }

    private void sweepTolerantly() {
        try {
            sweep();
        } catch (RuntimeException e) {
            LOG.warn("closed executions could not be dropped; the memory in use will grow", e);
        }
    }

    /** Drops what is too old. */
    synchronized void sweep() {
        for (Map.Entry<?, ?> execution : snapshot().entrySet()) {
            ExecutionId id = (ExecutionId) execution.getKey();
            if (!closed.contains(id) && isClosed(execution.getValue())) {
                closed.add(id);
                closedInOrder.add(id);
            }
        }
        dropTimers();
        dropOldest();
    }

    synchronized int known() {
        return closed.size();
    }

    /** A copy, for states to be asked outside the service's lock: theirs is taken before it elsewhere. */
    private Map<?, ?> snapshot() {
        serviceLock.lock();
        try {
            return new HashMap<>(executions);
        } finally {
            serviceLock.unlock();
        }
    }

    private boolean isClosed(Object state) {
        return PrivateAccess.of(state).is(stateType, "isTerminalState");
    }

    private void dropOldest() {
        int above = closedInOrder.size() - KEPT;
        List<ExecutionId> kept = new ArrayList<>();
        for (int i = 0; i < above; i++) {
            ExecutionId id = closedInOrder.remove();
            if (drop(id)) {
                closed.remove(id);
            } else {
                kept.add(id);
            }
        }
        Collections.reverse(kept);
        kept.forEach(closedInOrder::addFirst);
    }

    @SuppressWarnings("ReferenceEquality") // the same state, not an equal one
    private boolean drop(ExecutionId id) {
        serviceLock.lock();
        try {
            Object state = executions.get(id);
            boolean newest = byWorkflow.containsValue(state);
            if (newest && !id.getExecution().getWorkflowId().contains("/")) {
                return false;
            }
            executions.remove(id);
            byWorkflow.values().removeIf(other -> other == state);
            byChain.values().removeIf(other -> other == state);
        } finally {
            serviceLock.unlock();
        }
        storeLock.lock();
        try {
            histories.remove(id);
        } finally {
            storeLock.unlock();
        }
        attributes.remove(id);
        return true;
    }

    /** Cancelled timers, and timeouts of closed executions, wait for their time otherwise: years. */
    private void dropTimers() {
        List<Object> waiting;
        timerLock.lock();
        try {
            waiting = new ArrayList<>(timers);
        } finally {
            timerLock.unlock();
        }
        Set<Object> dead = Collections.newSetFromMap(new IdentityHashMap<>());
        waiting.stream().filter(this::isDead).forEach(dead::add);
        timerLock.lock();
        try {
            timers.removeIf(dead::contains);
        } finally {
            timerLock.unlock();
        }
    }

    private boolean isDead(Object timer) {
        PrivateAccess task = PrivateAccess.of(timer);
        return task.is(timer.getClass(), "isCanceled")
                || task.get("runnable").captured(stateType).stream().anyMatch(this::isClosed);
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
    }

    /** Keeps nothing, and says that what is removed was there. */
    @SuppressWarnings("JdkObsolete") // the field's type
    private static final class ForgetfulList extends LinkedList<Object> {

        private static final long serialVersionUID = 1;

        @Override
        public boolean add(Object element) {
            return true;
        }

        @Override
        public boolean remove(Object element) {
            return true;
        }
    }
}
