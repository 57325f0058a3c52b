package io.raptor.starter.operate;

import io.raptor.workflow.Payloads;
import io.raptor.workflow.RaptorWorkflow;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Java that the document on checkpoints quotes: what stands between two marks is quoted to the letter. */
final class CheckpointSnippets {

    /** One of them, by the name of its block; prints what it finds out. */
    interface Snippet {
        void run(Task about);
    }

    static final Map<String, Snippet> ALL = new LinkedHashMap<>();

    static {
        ALL.put("client", about -> connect(about.site().address(), about.id()));
        ALL.put("start", about -> start(about.site().client(), about.id(), about.id(), about.sources()));
        ALL.put("get-by-task-id", about -> get(about.site().client(), about.id()));
        ALL.put("status", about -> status(about.stub()));
        ALL.put("paused", about -> paused(about.stub()));
        ALL.put("pending-documents", about -> pending(about.stub()));
        ALL.put("failed-documents", about -> failed(about.stub()));
        ALL.put("pause-with-reason", about -> pause(about.stub()));
        ALL.put("resume", about -> resume(about.stub()));
        ALL.put("cancel-by-temporal", about -> cancelByTemporal(about.stub()));
        ALL.put("cancel", about -> cancel(about.stub()));
        ALL.put("retry-some", about -> retrySome(about.stub()));
        ALL.put("retry-failed", about -> retryAll(about.stub()));
    }

    private CheckpointSnippets() {}

    private static void connect(String address, String taskId) {
        // [client]
        WorkflowServiceStubs service = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
        WorkflowClient client = WorkflowClient.newInstance(
                service,
                WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.dataConverter())
                        .build());
        // [end]
        get(client, taskId);
        service.shutdownNow();
    }

    private static void start(WorkflowClient client, String taskId, String dataset, List<String> sources) {
        // [start]
        RaptorWorkflow task = client.newWorkflowStub(
                RaptorWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(taskId)
                        .setTaskQueue("raptor")
                        .build());
        WorkflowClient.start(
                task::run, TaskRequest.of(taskId, dataset, sources, RaptorSettings.defaults(), Limits.defaults()));
        // [end]
    }

    private static void get(WorkflowClient client, String taskId) {
        // [get-by-task-id]
        RaptorWorkflow task = client.newWorkflowStub(RaptorWorkflow.class, taskId);
        // [end]
        System.out.println(task.status());
    }

    private static void status(RaptorWorkflow task) {
        // [status]
        TaskStatus status = task.status();
        System.out.printf("Task %s is %s%n", status.taskId(), status.state());
        System.out.printf("Progress: %.1f%%%n", status.progress() * 100);
        System.out.printf("Completed: %d/%d%n", status.completedDocuments(), status.totalDocuments());
        System.out.printf("Failed: %d%n", status.failedDocuments());
        System.out.printf("Tokens: %d%n", status.tokenCount());
        // [end]
    }

    private static void paused(RaptorWorkflow task) {
        // [paused]
        boolean paused = task.status().isPaused();
        boolean cancelled = task.status().state() == TaskState.CANCELLED;
        // [end]
        System.out.println("paused: " + paused + ", cancelled: " + cancelled);
    }

    private static void pending(RaptorWorkflow task) {
        // [pending-documents]
        long pending = task.status().pendingDocuments();
        // [end]
        System.out.println("pending: " + pending);
    }

    private static void failed(RaptorWorkflow task) {
        // [failed-documents]
        for (DocumentFailure failure : task.failedDocuments()) {
            System.out.println(failure.docId() + ": " + failure.errorType() + ", " + failure.message());
        }
        // [end]
    }

    private static void pause(RaptorWorkflow task) {
        // [pause-with-reason]
        task.pause("night tariff");
        // [end]
    }

    private static void resume(RaptorWorkflow task) {
        // [resume]
        task.resume();
        // [end]
    }

    private static void cancelByTemporal(RaptorWorkflow task) {
        // [cancel-by-temporal]
        WorkflowStub.fromTyped(task).cancel("wrong folder");
        // [end]
    }

    private static void cancel(RaptorWorkflow task) {
        // [cancel]
        task.cancel("wrong folder");
        // [end]
    }

    private static void retrySome(RaptorWorkflow task) {
        // [retry-some]
        int putBack = task.retryFailedDocuments(List.of("broken.pdf"));
        // [end]
        System.out.println("Result " + putBack);
    }

    private static void retryAll(RaptorWorkflow task) {
        // [retry-failed]
        int putBack = task.retryFailedDocuments(null);
        // [end]
        System.out.println("Result " + putBack);
    }
}
