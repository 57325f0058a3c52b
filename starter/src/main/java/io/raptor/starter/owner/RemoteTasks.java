package io.raptor.starter.owner;

import io.raptor.activity.port.Catalogue.DocumentFilter;
import io.raptor.activity.port.Catalogue.TaskFilter;
import io.raptor.activity.port.Ledger.RejectedRow;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.request.TaskBody;
import io.raptor.starter.task.DocumentsPage;
import io.raptor.starter.task.Retried;
import io.raptor.starter.task.TaskAction;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.task.TasksPage;
import io.raptor.starter.text.Json;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.Estimate;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tasks of the process that owns the home. */
public final class RemoteTasks implements TaskOperations {

    /** Understood from the same person alone. */
    public static final String MODELS = "models";

    public static final String CHANGED = "changed";

    /** A header of requests that are made for the sake of speed alone. */
    public static final String WARM_UP = "Raptor-Warm-Up";

    private final OwnerClient owner;
    /** Of what may start a task. */
    private final String query;

    public RemoteTasks(Owner owner) {
        this(new OwnerClient(owner), "");
    }

    private RemoteTasks(OwnerClient owner, String query) {
        this.owner = owner;
        this.query = query;
    }

    /** Asks only to warm the process up. */
    static RemoteTasks warmingUp(Owner owner) {
        return new RemoteTasks(new OwnerClient(owner, WARM_UP), "");
    }

    @Override
    public TaskOperations changingModels() {
        return new RemoteTasks(owner, "?" + MODELS + "=" + CHANGED);
    }

    private static String path(String taskId) {
        return "/task/" + OwnerClient.encode(taskId);
    }

    @Override
    public TaskStatus start(String taskId, TaskRequest request) {
        return Json.read(owner.post("/task" + query, Json.write(request)), TaskStatus.class);
    }

    @Override
    public Estimate estimate(TaskRequest request) {
        return Json.read(owner.post("/task/estimate", Json.write(request)), Estimate.class);
    }

    @Override
    public Optional<TaskStatus> status(String taskId) {
        return known(() -> Json.read(owner.get(path(taskId) + "/checkpoint-status"), TaskStatus.class));
    }

    /** Empty where the owner does not know what was asked for. */
    private static <T> Optional<T> known(Supplier<T> asked) {
        try {
            return Optional.of(asked.get());
        } catch (OperationException refused) {
            if (refused.kind() == Kind.UNKNOWN) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    @Override
    public Optional<TaskRequest> configuration(String taskId) {
        return known(() -> Json.read(owner.get(path(taskId)), Configured.class).configuration());
    }

    @Override
    public TasksPage tasks(TaskFilter filter, @Nullable String cursor, int limit) {
        String query = "?limit=" + limit
                + (filter.state() == null ? "" : "&state=" + filter.state().text())
                + (filter.dataset() == null ? "" : "&dataset=" + OwnerClient.encode(filter.dataset()))
                + (cursor == null ? "" : "&cursor=" + cursor);
        return Json.read(owner.get("/task" + query), TasksPage.class);
    }

    @Override
    public TaskStatus control(String taskId, TaskAction control, @Nullable String reason) {
        String why = reason == null ? "" : (query.isEmpty() ? "?" : "&") + "reason=" + OwnerClient.encode(reason);
        return Json.read(owner.post(path(taskId) + "/" + control.text() + query + why, ""), TaskStatus.class);
    }

    @Override
    public Retried retryFailed(String taskId, List<String> documentIds) {
        String path = path(taskId) + "/retry-failed" + query;
        return Json.read(owner.post(path, Json.write(documentIds)), Retried.class);
    }

    @Override
    public TaskStatus setBudget(String taskId, Budget budget) {
        return Json.read(owner.post(path(taskId) + "/budget", Json.write(budget)), TaskStatus.class);
    }

    @Override
    public TaskStatus setConcurrency(String taskId, int documents) {
        String body = Json.write(new TaskBody.Window(documents));
        return Json.read(owner.post(path(taskId) + "/concurrency", body), TaskStatus.class);
    }

    @Override
    public List<RejectedRow> rejected(String taskId, int limit) {
        return List.of(Json.read(
                owner.get(path(taskId) + "/rejected-answers?limit=" + Math.min(MOST, limit)), RejectedRow[].class));
    }

    @Override
    public DocumentsPage page(String taskId, DocumentFilter filter, long after, int limit) {
        String query = "?cursor=" + after + "&limit=" + limit
                + (filter.state() == null ? "" : "&state=" + filter.state().text())
                + (filter.part().isEmpty() ? "" : "&q=" + OwnerClient.encode(filter.part()));
        return Json.read(owner.get(path(taskId) + "/documents" + query), DocumentsPage.class);
    }

    @Override
    public List<String> missing(String taskId) {
        return List.of(Json.read(owner.get(path(taskId) + "/missing"), String[].class));
    }

    /** The part of a task's answer that is not its status. */
    private record Configured(TaskRequest configuration) {}
}
