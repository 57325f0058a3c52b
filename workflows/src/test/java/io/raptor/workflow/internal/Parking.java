package io.raptor.workflow.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Steps of a {@link FakeWorld}, by name, that wait until they are let go on. */
final class Parking {

    private final Set<String> reserved = new HashSet<>();
    private final Set<String> arrived = new HashSet<>();

    synchronized void reserve(List<String> steps) {
        reserved.addAll(steps);
    }

    /** All that are to wait do so. */
    synchronized boolean isFull() {
        return arrived.containsAll(reserved);
    }

    synchronized void clear() {
        reserved.clear();
        notifyAll();
    }

    /** Lets one of them go on. */
    synchronized void clear(String step) {
        reserved.remove(step);
        notifyAll();
    }

    /** Waits when there is a place for {@code step}. */
    synchronized void pass(String step) {
        arrived.add(step);
        try {
            while (reserved.contains(step)) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(step + " was interrupted", e);
        }
    }
}
