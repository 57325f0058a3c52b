package io.raptor.workflow.internal.task;

import io.raptor.workflow.activity.ModelActivities;
import io.raptor.workflow.activity.ModelActivities.ProbeRequest;
import io.raptor.workflow.activity.ModelActivities.ProbeResult;
import io.raptor.workflow.internal.task.Lifecycle.Event;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Hold;
import io.raptor.workflow.model.HoldReport;
import io.raptor.workflow.model.ModelProfile;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Asks, ever more rarely, whether what is gone is there again, a model or workers that have it, and lets the task go on
 * when it is.
 */
final class OutageProbe {

    private final String taskId;
    private final TaskControl control;
    private final Policies policies;
    private final ModelWorkers workers;
    private final Supplier<ModelProfile> models;
    private final Backoff wait = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(2));
    private boolean running;

    /** @param models of the task, known once it has begun */
    OutageProbe(String taskId, TaskControl control, Policies policies, Supplier<ModelProfile> models) {
        this.taskId = taskId;
        this.control = control;
        this.policies = policies;
        this.models = models;
        this.workers = new ModelWorkers(policies);
    }

    /** Begins asking, if the task is held by an outage and nobody asks yet. */
    void begin() {
        if (!running && held()) {
            running = true;
            Async.procedure(this::run);
        }
    }

    /** A call came through: the next outage is another one. */
    void modelAnswered() {
        wait.reset();
    }

    private boolean held() {
        HoldReport held = control.held();
        return held != null && held.hold().endsByItself();
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
            if (held.hold() == Hold.WORKER) {
                lookForWorkers(held);
            } else {
                judge(held, probe(held));
            }
        } catch (ActivityFailure unclear) {
            // The worker has logged why it cannot say; it is asked again.
        }
    }

    private ProbeResult probe(HoldReport held) {
        return Workflow.newActivityStub(ModelActivities.class, policies.probe(held.model(models.get())))
                .probe(new ProbeRequest(taskId, held.embedding()));
    }

    private void lookForWorkers(HoldReport held) {
        boolean served = workers.unserved(models.get().ids()).isEmpty();
        if (served && held.equals(control.held())) {
            control.on(Event.RELEASE, null, WorkflowClock.now());
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
            control.on(Event.RELEASE, null, WorkflowClock.now());
        } else if (now != Hold.OUTAGE) {
            String said = answer.message() == null ? "" : answer.message();
            control.hold(held.because(now, said, control.epoch()), WorkflowClock.now());
        }
    }
}
