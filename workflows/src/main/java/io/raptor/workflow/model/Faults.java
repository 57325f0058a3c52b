package io.raptor.workflow.model;

import java.util.ArrayList;
import java.util.List;

/** Gathers every fault of a request, so that one answer names them all. */
final class Faults {

    private final List<String> found = new ArrayList<>();

    Faults check(boolean holds, String otherwise) {
        if (!holds) {
            found.add(otherwise);
        }
        return this;
    }

    Faults range(String name, double value, double low, double high) {
        return check(
                value >= low && value <= high,
                name + " must be between " + plain(low) + " and " + plain(high) + ", not " + plain(value));
    }

    List<String> list() {
        return List.copyOf(found);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
