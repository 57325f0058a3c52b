package io.raptor.starter.cli.terminal;

import io.raptor.starter.problem.OperationException;
import io.raptor.workflow.model.TaskStatus;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Supplier;

/** The notice of what a client waits for, printed once as long as that is the same. */
public final class WaitNotice {

    private final Supplier<Optional<String>> idle;
    private final ProgressLine line;
    private final PrintWriter err;
    private String said = "";

    /** @param idle why nothing runs at Temporal; empty where workers are there */
    public WaitNotice(Supplier<Optional<String>> idle, ProgressLine line, PrintWriter err) {
        this.idle = idle;
        this.line = line;
        this.err = err;
    }

    /** Whether there are workers at all. */
    public void look() {
        idle.get().ifPresent(this::say);
    }

    /** The task did not answer. */
    void silent(OperationException refused) {
        say(idle.get().orElse(String.valueOf(refused.getMessage())));
    }

    /** The status without its reason for not going on, where that is what the notice says. */
    TaskStatus beside(TaskStatus status) {
        if (status.stuckReason() == null) {
            return status;
        }
        Optional<String> why = idle.get();
        why.ifPresent(this::say);
        return why.isPresent() ? status.stuck(null) : status;
    }

    private void say(String what) {
        if (!what.equals(said)) {
            said = what;
            line.rest();
            err.println(what);
        }
    }
}
