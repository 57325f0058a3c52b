package io.raptor.starter.chaos;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Which request meets which fault: by their order, from the moments that a plan names. */
final class FaultSchedule {

    private record Due(long from, ModelFault fault) {}

    private final Deque<Due> waiting = new ArrayDeque<>();
    private int met;

    /** @param requests that the task makes undisturbed */
    FaultSchedule(List<Plan.Fault> faults, long requests) {
        faults.forEach(fault -> waiting.add(new Due(fault.permille() * requests / 1000, fault.fault())));
    }

    /** The fault of the request with this number, from 1. */
    synchronized Optional<ModelFault> next(long number) {
        Due due = waiting.peek();
        if (due == null || number <= due.from()) {
            return Optional.empty();
        }
        if (++met == due.fault().times()) {
            met = 0;
            waiting.remove();
        }
        return Optional.of(due.fault());
    }

    /** Every fault was met as often as it should be. */
    synchronized boolean done() {
        return waiting.isEmpty();
    }
}
