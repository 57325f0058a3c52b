package io.raptor.starter.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.starter.operate.Site.Said;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** For each block of a document by its name: what there must be before one of its lines is run, and what after it. */
final class Scenarios {

    private static final int AHEAD = 4;
    private static final Duration STALE = Duration.ofSeconds(5);

    /** What comes before a line; answers the task that the line is for. */
    interface Before {
        Task get() throws IOException;
    }

    /** What must be so after a line. */
    interface After {
        void check(Task task, Said said) throws IOException;
    }

    /** @param look whether its lines only look: over HTTP a status may be a second old, so that they may look again */
    record Scenario(Before before, After after, boolean look) {

        /** Runs a line of a document on a task of its own state, and looks at what came of it. */
        void prove(String line, Site site) throws IOException, InterruptedException {
            Task task = before.get();
            if (look) {
                await(line).atMost(STALE).untilAsserted(() -> after.check(task, site.run(task.of(line))));
            } else {
                after.check(task, site.run(task.of(line)));
            }
        }
    }

    private final Site site;
    private final Map<String, Scenario> all = new LinkedHashMap<>();
    private final Deque<Task> begun = new ArrayDeque<>();
    private final Task shared;
    private @Nullable Task over;

    Scenarios(Site site) throws IOException {
        this.site = site;
        shared = Task.begun(site, 8);
        shared.awaitHeld();
        starts();
        reads();
        pauses();
        retries();
        cancels();
    }

    /** What proves a block; a block of a new name needs an entry here. */
    Scenario of(String block) {
        Scenario scenario = all.get(block);
        if (scenario == null) {
            throw new IllegalStateException("nothing proves the block " + block);
        }
        return scenario;
    }

    private void starts() {
        on("start", this::prepared, (task, said) -> {
            well(said);
            TaskStatus status = task.awaitHeld();
            assertThat(status.taskId()).isEqualTo(task.id());
            assertThat(status.dataset()).isEqualTo(task.id());
            assertThat(status.useCheckpoints()).isTrue();
            task.stub().cancel(null);
        });
        on("start-with-settings", this::prepared, (task, said) -> {
            well(said);
            task.awaitHeld();
            assertThat(task.stub().setConcurrency(8)).isEqualTo(3);
            task.stub().cancel(null);
        });
        on("start-without-sources", this::prepared, (task, said) -> {
            well(said);
            task.awaitClosed(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED);
            assertThat(task.status().state()).isEqualTo(TaskState.FAILED);
            assertThat(ran("temporal workflow result --workflow-id " + task.id())
                            .text())
                    .contains("sources must name at least one file or folder");
        });
        on("next-run", this::endedAndMended, this::isWhole);
        on("wait", this::over, (task, said) -> {
            well(said);
            assertThat(said.text()).containsPattern("completed_with_failures|Run Time");
        });
    }

    private void reads() {
        onLook("status", this::running, (task, said) -> {
            says(said, task.id(), "running");
            assertThat(said.text()).containsAnyOf("\"failed_documents\":2", "2 failed", "Failed: 2");
        });
        onLook("status-ended", this::over, (task, said) -> {
            says(said, task.id());
            assertThat(said.text().toLowerCase(Locale.ROOT)).containsPattern("completed.with.failures");
        });
        on(
                "failed-documents",
                this::running,
                (task, said) ->
                        says(said, "broken.pdf", "cut-off.pdf", "DocumentUnreadable", "copy or download it again"));
        for (String way : List.of("client", "get-by-task-id")) {
            on(way, this::running, (task, said) -> says(said, "taskId=" + task.id()));
        }
        onLook("paused", this::paused, (task, said) -> {
            well(said);
            assertThat(said.text()).containsAnyOf("\"is_paused\":true", "paused: true, cancelled: false");
        });
        on("pending-documents", this::narrow, (task, said) -> {
            well(said);
            assertThat(said.text()).containsAnyOf("cut-off.pdf", "pending: 1");
            task.stub().cancel(null);
        });
        on("look", this::running, (task, said) -> {
            well(said);
            assertThat(said.text())
                    .containsAnyOf(task.id(), "RaptorWorkflow", "WorkflowExecutionStarted", "setConcurrency")
                    .hasSizeGreaterThan(200);
        });
        on("look-at-document", this::running, (task, said) -> {
            well(said);
            assertThat(said.text()).containsAnyOf(task.id() + "/broken.pdf", "WorkflowExecutionCompleted");
        });
        on("list", this::running, (task, said) -> says(said, task.id()));
        on("list-on-a-server", this::running, (task, said) -> {
            well(said);
            assertThat(said.text()).doesNotContainIgnoringCase("unimplemented");
            assertThat(said.text()).containsPattern("papers-\\d+|\\d+|activity");
        });
    }

    private void pauses() {
        on("pause", this::running, (task, said) -> {
            well(said);
            TaskStatus paused = task.awaitState(TaskState.PAUSED);
            assertThat(paused.isPaused()).isTrue();
            assertThat(paused.pauseReason()).isEqualTo("user");
            assertThat(paused.pausedAt()).isNotNull();
        });
        on("pause-with-reason", this::running, (task, said) -> {
            well(said);
            assertThat(task.awaitState(TaskState.PAUSED).pauseReason()).isEqualTo("night tariff");
        });
        on("resume", this::paused, (task, said) -> {
            well(said);
            TaskStatus running = task.awaitState(TaskState.RUNNING);
            assertThat(running.isPaused()).isFalse();
            assertThat(running.resumedAt()).isAfterOrEqualTo(running.pausedAt());
        });
        on("concurrency", this::withEight, (task, said) -> {
            well(said);
            assertThat(said.text()).containsPattern("\\b8\\b");
            assertThat(task.stub().setConcurrency(8)).isEqualTo(4);
        });
        on("concurrency-refused", this::withEight, (task, said) -> {
            assertThat(said.code()).isNotZero();
            assertThat(task.stub().setConcurrency(8)).isEqualTo(8);
        });
        on("budget", this::paused, (task, said) -> {
            well(said);
            assertThat(task.stub().setBudget(Budget.NONE)).isEqualTo(new Budget(500_000L, null));
        });
        on("budget-refused", this::paused, (task, said) -> {
            assertThat(said.code()).isNotZero();
            assertThat(task.stub().setBudget(Budget.NONE)).isEqualTo(Budget.NONE);
        });
    }

    private void retries() {
        on("retry-failed", this::mended, (task, said) -> {
            well(said);
            counts(said, 2);
            TaskStatus back = task.await("both put back", status -> status.failedDocuments() == 0);
            assertThat(back.failures()).isEmpty();
            task.stub().cancel(null);
        });
        on("retry-some", this::mended, (task, said) -> {
            well(said);
            counts(said, 1);
            task.await(
                    "one put back",
                    status -> status.failures().stream()
                            .map(DocumentFailure::docId)
                            .toList()
                            .equals(List.of("cut-off.pdf")));
            task.stub().cancel(null);
        });
        on("retry-ended", this::endedAndMended, this::isWhole);
    }

    private void cancels() {
        on("cancel", this::fresh, (task, said) -> {
            well(said);
            task.awaitClosed(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED);
            assertThat(task.status().state()).isEqualTo(TaskState.CANCELLED);
        });
        on("cancel-by-temporal", this::fresh, (task, said) -> {
            well(said);
            task.awaitClosed(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED);
            TaskStatus cancelled = task.status();
            assertThat(cancelled.state()).isEqualTo(TaskState.CANCELLED);
            assertThat(cancelled.cancelledDocuments()).isEqualTo(1);
            assertThat(cancelled.failedDocuments()).isEqualTo(2);
        });
        on("resume-cancelled", this::cancelled, (task, said) -> {
            well(said);
            task.await("goes on", status -> status.state() == TaskState.RUNNING && status.runningDocuments() == 1);
            task.stub().cancel(null);
        });
    }

    private void on(String block, Before before, After after) {
        all.put(block, new Scenario(before, after, false));
    }

    private void onLook(String block, Before before, After after) {
        all.put(block, new Scenario(before, after, true));
    }

    private Task prepared() throws IOException {
        return Task.prepared(site);
    }

    /** One that takes a document at a time: one has failed, one waits for the model, one for its turn. */
    private Task narrow() throws IOException {
        Task task = Task.begun(site, 1);
        task.await("one in line", status -> status.failedDocuments() == 1 && status.runningDocuments() == 1);
        return task;
    }

    /** One whose documents wait for the model; those for later lines are begun meanwhile. */
    private Task fresh() throws IOException {
        while (begun.size() < AHEAD) {
            begun.add(Task.begun(site, 8));
        }
        Task task = begun.remove();
        task.awaitHeld();
        return task;
    }

    /** The one that lines share which leave it as it was. */
    private Task running() {
        shared.stub().resume();
        shared.awaitState(TaskState.RUNNING);
        return shared;
    }

    private Task paused() {
        shared.stub().pause("test");
        shared.awaitState(TaskState.PAUSED);
        return shared;
    }

    private Task withEight() {
        Task task = running();
        task.stub().setConcurrency(8);
        return task;
    }

    private Task mended() throws IOException {
        Task task = fresh();
        task.mend();
        return task;
    }

    private Task ended() throws IOException {
        Task task = fresh();
        site.model().release(task.id());
        task.awaitState(TaskState.COMPLETED_WITH_FAILURES);
        task.awaitClosed(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
        return task;
    }

    /** An ended one that lines share which only read. */
    private Task over() throws IOException {
        if (over == null) {
            over = ended();
        }
        return over;
    }

    private Task endedAndMended() throws IOException {
        Task task = ended();
        task.mend();
        return task;
    }

    private Task cancelled() throws IOException {
        Task task = fresh();
        WorkflowStub.fromTyped(task.stub()).cancel();
        task.awaitClosed(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED);
        task.awaitState(TaskState.CANCELLED);
        return task;
    }

    /** The next run has done what the first could not, and only that. */
    private void isWhole(Task task, Said said) {
        well(said);
        TaskStatus whole = task.awaitState(TaskState.COMPLETED);
        assertThat(whole.failedDocuments()).isZero();
        assertThat(whole.completedDocuments() + whole.skippedDocuments()).isEqualTo(3);
    }

    private Said ran(String line) {
        try {
            return site.run(line);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(line, e);
        }
    }

    private static void well(Said said) {
        assertThat(said.code()).as(said.text()).isZero();
    }

    private static void says(Said said, String... words) {
        well(said);
        assertThat(said.text().toLowerCase(Locale.ROOT))
                .contains(List.of(words).stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .toList());
    }

    /** An update's answer, where the line was one. */
    private static void counts(Said said, int documents) {
        if (said.text().contains("Result")) {
            assertThat(said.text()).containsPattern("Result\\s+" + documents + "\\b");
        }
    }
}
