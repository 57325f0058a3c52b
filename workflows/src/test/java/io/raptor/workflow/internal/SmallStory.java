package io.raptor.workflow.internal;

import io.raptor.workflow.TaskWorkflow;
import io.raptor.workflow.internal.raptor.RaptorStory;
import io.raptor.workflow.internal.task.Corpus;
import io.raptor.workflow.internal.task.CorpusRun;
import io.raptor.workflow.internal.task.DocumentWork;
import io.raptor.workflow.internal.task.PauseGate;
import io.raptor.workflow.internal.task.Policies;
import io.raptor.workflow.internal.task.Story;
import io.raptor.workflow.internal.task.TaskWorkflowBase;
import io.raptor.workflow.model.DocumentRequest;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.activity.ActivityInterface;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A kind of task for tests: trees of documents as RAPTOR builds them, then work on all of them in two phases. */
final class SmallStory implements Story {

    static final String COUNTING = "counting";
    static final String BINDING = "binding";

    /** Its steps, as activities. */
    @ActivityInterface(namePrefix = "Small")
    public interface Steps {

        /** Steps of a phase. */
        int plan(String phase);

        /** A step of a phase, written {@code phase index}. */
        void step(String step);
    }

    /** A task of this kind. */
    @WorkflowInterface
    public interface SmallWorkflow extends TaskWorkflow {

        @WorkflowMethod(name = "SmallWorkflow")
        TaskStatus run(@Nullable TaskRequest request);
    }

    /** Its workflow. */
    public static final class SmallWorkflowImpl extends TaskWorkflowBase implements SmallWorkflow {

        @WorkflowInit
        public SmallWorkflowImpl(@Nullable TaskRequest request) {
            super(request, new SmallStory());
        }

        @Override
        public TaskStatus run(@Nullable TaskRequest unused) {
            return perform();
        }
    }

    @Override
    public String documentPhase() {
        return "reading";
    }

    @Override
    public DocumentWork document(DocumentRequest request, PauseGate gate) {
        return new RaptorStory().document(request, gate);
    }

    @Override
    public Optional<Corpus> corpus(TaskRequest request) {
        return Optional.of(new TwoPhases());
    }

    @Override
    public void continueAsNew(TaskRequest request) {
        Workflow.newContinueAsNewStub(SmallWorkflow.class).run(request);
    }

    private static final class TwoPhases implements Corpus {

        private final Steps steps = Workflow.newActivityStub(
                Steps.class, Policies.ofThisWorkflow().model(FakeWorld.MODELS.chat(), "a step"));

        @Override
        public List<String> phases() {
            return List.of(COUNTING, BINDING);
        }

        @Override
        public void build(CorpusRun run) {
            for (String phase : phases()) {
                run.phase(phase, () -> steps.plan(phase), i -> Async.procedure(steps::step, phase + " " + i));
            }
        }
    }
}
