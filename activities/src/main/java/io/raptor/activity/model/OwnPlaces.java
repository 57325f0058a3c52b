package io.raptor.activity.model;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** All places of a task, for the only process that there is. A task without calls is forgotten. */
final class OwnPlaces implements Places {

    private final ConcurrentMap<String, Line> lines = new ConcurrentHashMap<>();

    @Override
    public Line enter(String taskId, int limit) {
        return lines.compute(taskId, (id, known) -> {
            Line line = known == null ? new Line() : known;
            line.enter(limit);
            line.resize(limit);
            return line;
        });
    }

    @Override
    public void leave(String taskId) {
        lines.computeIfPresent(taskId, (id, line) -> {
            line.leave();
            return line.isEmpty() ? null : line;
        });
    }

    @Override
    public void dismiss() {
        lines.values().forEach(Line::dismiss);
    }

    @Override
    public void giveBack() {
        // nobody waits for them
    }

    @Override
    public int tasks() {
        return lines.size();
    }
}
