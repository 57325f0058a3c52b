package io.raptor.workflow.internal;

import io.raptor.workflow.activity.ModelActivities;
import io.raptor.workflow.activity.ModelActivities.ProbeRequest;
import io.raptor.workflow.activity.ModelActivities.ProbeResult;
import io.raptor.workflow.internal.Lifecycle.Event;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Hold;
import io.raptor.workflow.model.HoldReport;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Asks a model that is gone, ever more rarely, whether it is there again, and lets the task go on when it is. */
final class OutageProbe {

    private final String taskId;
    private final TaskControl control;
    private final ModelActivities models;
    private final DoublingWait wait = new DoublingWait(Duration.ofSeconds(2), Duration.ofMinutes(2));
    private boolean running;

    OutageProbe(String taskId, TaskControl control, Policies policies) {
        this.taskId = taskId;
        this.control = control;
        this.models = Workflow.newActivityStub(ModelActivities.class, policies.probe());
    }

    /** Begins asking, if the task is held by an outage and nobody asks yet. */
    void begin() {
        if (!running && held()) {
            running = true;
            Async.procedure(this::run);
        }
    }

    /** A call came through: the next outage is another one. */
    void worked() {
        wait.reset();
    }

    private boolean held() {
        return control.heldBy(Hold.OUTAGE);
    }

    private void run() {
        while (held()) {
            // While a person wants it quiet, no request is made.
            Workflow.await(() -> !held() || !control.pausedByPerson());
            if (Workflow.await(wait.now(), () -> !held() || control.pausedByPerson())) {
                continue;
            }
            wait.lengthen();
            ask();
        }
        running = false;
    }

    private void ask() {
        HoldReport held = control.held();
        if (held == null) {
            return;
        }
        try {
            judge(held, models.probe(new ProbeRequest(taskId, held.embedding())));
        } catch (ActivityFailure unclear) {
            // The worker has logged why it cannot say; it is asked again.
        }
    }

    private void judge(HoldReport held, ProbeResult answer) {
        if (!held.equals(control.held())) {
            return;
        }
        String failure = answer.failure();
        FailureType type = failure == null ? FailureType.RATE_LIMITED : FailureType.of(failure);
        Hold now = type.hold().orElse(null);
        if (now == null) {
            control.on(Event.RELEASE, null, TaskRun.now());
        } else if (now != Hold.OUTAGE) {
            String said = answer.message() == null ? "" : answer.message();
            control.hold(new HoldReport(held.document(), now, said, control.epoch(), held.embedding()), TaskRun.now());
        }
    }
}
