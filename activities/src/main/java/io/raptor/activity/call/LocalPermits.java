package io.raptor.activity.call;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** All places of a task, for the only process that there is. A task without calls is forgotten. */
final class LocalPermits implements Permits {

    private final ConcurrentMap<String, PermitQueue> lines = new ConcurrentHashMap<>();

    @Override
    public PermitQueue enter(String taskId, int limit) {
        return lines.compute(taskId, (id, known) -> {
            PermitQueue line = known == null ? new PermitQueue() : known;
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
        lines.values().forEach(PermitQueue::dismiss);
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
