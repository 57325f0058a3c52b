package io.raptor.workflow.internal.task;

import org.jspecify.annotations.Nullable;

/** A task's go-ahead as its document knows it, by the task's signals. */
final class RelayedGoAhead implements PauseGate.GoAhead {

    private boolean paused;
    private long epoch;

    RelayedGoAhead(boolean paused, long epoch) {
        this.paused = paused;
        this.epoch = epoch;
    }

    void pause() {
        paused = true;
    }

    /** @param now the task's epoch; {@code null} for the one that is known */
    void resume(@Nullable Long now) {
        paused = false;
        epoch = now == null ? epoch : now;
    }

    @Override
    public boolean open() {
        return !paused;
    }

    @Override
    public long epoch() {
        return epoch;
    }
}
