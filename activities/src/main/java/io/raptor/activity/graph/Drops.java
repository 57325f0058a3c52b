package io.raptor.activity.graph;

import java.util.EnumMap;
import java.util.Map;

/** Counts of what was dropped, by reason. For one thread. */
public final class Drops {

    private final Map<DropReason, Integer> counts = new EnumMap<>(DropReason.class);

    public void add(DropReason reason) {
        counts.merge(reason, 1, Integer::sum);
    }

    public void addAll(Map<DropReason, Integer> others) {
        others.forEach((reason, count) -> counts.merge(reason, count, Integer::sum));
    }

    /** A copy. */
    public Map<DropReason, Integer> counts() {
        return Map.copyOf(counts);
    }
}
