package io.raptor.starter.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.testing.SmallPdf;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.RaptorWorkflow;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A task under test with a folder of its own: one document that wants a summary and two that nobody can read. */
final class Task {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final int GOOD = 1;
    private static final List<String> UNREADABLE = List.of("broken.pdf", "cut-off.pdf");

    private final Site site;
    private final String id;
    private final Path sources;

    private Task(Site site, String id) {
        this.site = site;
        this.id = id;
        this.sources = site.folder().resolve("data").resolve(id);
    }

    /** A folder, and nothing begun yet. */
    static Task prepared(Site site) throws IOException {
        Task task = new Task(site, "papers-" + NUMBERS.incrementAndGet());
        Files.createDirectories(task.sources);
        for (int i = 0; i < GOOD; i++) {
            Files.writeString(task.sources.resolve("chapter" + i + ".md"), task.text(i));
        }
        for (String name : UNREADABLE) {
            Files.writeString(task.sources.resolve(name), "%PDF-1.7\n" + name);
        }
        return task;
    }

    /** Texts that no other task has: the ledger would answer at once. */
    private String text(int salt) {
        StringBuilder text = new StringBuilder("# Chapter ").append(salt).append("\n\n");
        for (int i = 0; i < 14; i++) {
            text.append("In the ").append(i * 7 + salt).append("th year of ").append(id);
            text.append(" the keeper of lamp ").append(i).append(" wrote about the weather and the ships. ");
        }
        return text.toString();
    }

    /** A task with so many documents at once, started. */
    static Task begun(Site site, int documents) throws IOException {
        Task task = prepared(site);
        WorkflowClient.start(
                task.fresh()::run,
                TaskRequest.of(task.id, task.id, task.sources(), RaptorSettings.defaults(), limits(documents)));
        return task;
    }

    private static Limits limits(int documents) {
        return Payloads.mapper().convertValue(Map.of("max_concurrent_documents", documents), Limits.class);
    }

    private RaptorWorkflow fresh() {
        return site.client()
                .newWorkflowStub(
                        RaptorWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(id)
                                .setTaskQueue("raptor")
                                .build());
    }

    Site site() {
        return site;
    }

    String id() {
        return id;
    }

    List<String> sources() {
        return List.of(sources.toString());
    }

    /** The line as this task's: its own id, its own folder. */
    String of(String line) {
        return line.replace("/data/papers", sources.toString()).replaceAll("(?<![\\w/-])papers(?![\\w-])", id);
    }

    /** Puts readable texts where nobody could read. */
    void mend() throws IOException {
        for (String name : UNREADABLE) {
            List<String> sentences =
                    List.of(text(name.length()).replace("\n", " ").split("(?<=[.] )", -1));
            Files.write(sources.resolve(name), SmallPdf.of(sentences));
        }
    }

    RaptorWorkflow stub() {
        return site.client().newWorkflowStub(RaptorWorkflow.class, id);
    }

    TaskStatus status() {
        return stub().status();
    }

    TaskStatus awaitState(TaskState state) {
        return await(state.text(), status -> status.state() == state);
    }

    /** The unreadable have failed, the others wait for the model. */
    TaskStatus awaitHeld() {
        return await(
                "held", status -> status.failedDocuments() == UNREADABLE.size() && status.runningDocuments() == GOOD);
    }

    TaskStatus await(String what, Predicate<TaskStatus> hoped) {
        TaskStatus[] last = new TaskStatus[1];
        org.awaitility.Awaitility.await(id + " " + what)
                .atMost(LONG)
                .pollInterval(OFTEN)
                .ignoreExceptionsMatching(Task::notYet)
                .until(() -> {
                    last[0] = status();
                    return hoped.test(last[0]);
                });
        return last[0];
    }

    private static boolean notYet(Throwable failure) {
        return failure instanceof WorkflowNotFoundException
                || failure instanceof WorkflowQueryException
                || failure instanceof WorkflowServiceException;
    }

    void awaitClosed(WorkflowExecutionStatus as) {
        org.awaitility.Awaitility.await(id + " closes")
                .atMost(LONG)
                .pollInterval(OFTEN)
                .until(() -> closing() != open());
        assertThat(closing()).isEqualTo(as);
    }

    private static WorkflowExecutionStatus open() {
        return WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    }

    private WorkflowExecutionStatus closing() {
        return WorkflowStub.fromTyped(stub()).describe().getStatus();
    }
}
