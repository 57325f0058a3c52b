package io.raptor.starter.cli.command;

import io.raptor.activity.source.SourceState;
import java.time.Duration;
import java.util.function.Supplier;

/** Waits until sources have changed, and until the change is over: a copy of many files is one change. */
final class SourceWatch {

    /** The time between two looks. */
    @FunctionalInterface
    interface Pause {

        /** @param looked how long the last look took */
        void after(Duration looked) throws InterruptedException;
    }

    private final Supplier<SourceState> looks;
    private final Pause pause;
    private Duration looked = Duration.ZERO;

    SourceWatch(Supplier<SourceState> looks, Pause pause) {
        this.looks = looks;
        this.pause = pause;
    }

    SourceState look() {
        long begin = System.nanoTime();
        SourceState seen = looks.get();
        looked = Duration.ofNanos(System.nanoTime() - begin);
        return seen;
    }

    /** @param known how they were when they were read; a change since then is seen, too */
    void awaitChange(SourceState known) throws InterruptedException {
        SourceState before;
        SourceState now = known;
        do {
            before = now;
            pause.after(looked);
            now = look();
        } while (now.equals(known) || !now.equals(before));
    }
}
