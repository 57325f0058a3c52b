package io.raptor.starter.mcp;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.task.Retried;
import io.raptor.starter.task.StatusText;
import io.raptor.starter.task.TaskAction;
import io.raptor.starter.text.Counted;
import io.raptor.starter.text.Json;
import io.raptor.workflow.model.TaskStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tools that start tasks and control them; offered only where that is switched on. */
final class ControlTools {

    private static final String TASK = "task_id";

    private ControlTools() {}

    static List<AgentTool> tools() {
        return List.of(
                AgentTool.control(
                        "index",
                        "Index files",
                        "Index files or folders into a dataset, or index them again: unchanged documents are skipped."
                                + " Returns at once; task_status follows. May cost calls of models.",
                        new Schema()
                                .texts("paths", "files and folders, by their absolute paths on the server")
                                .require("paths")
                                .text("dataset", "name of the dataset to write into")
                                .require("dataset")
                                .text(TASK, "name of the task (the dataset's)")
                                .text("task_type", "raptor (default), or graphrag for a knowledge graph"),
                        ControlTools::index),
                AgentTool.reading(
                        "task_status",
                        "Status of tasks",
                        "Show where a task stands and which documents failed; without a name, all tasks.",
                        new Schema().text(TASK, "name of the task"),
                        ControlTools::status),
                AgentTool.control(
                        "pause",
                        "Pause a task",
                        "Pause a task: calls in flight are finished, nothing that was done is lost.",
                        named().text("reason", "shown with the task"),
                        (arguments, workspace) -> control(arguments, workspace, TaskAction.PAUSE)),
                AgentTool.control(
                        "resume",
                        "Resume a task",
                        "Resume a paused or cancelled task.",
                        named(),
                        (arguments, workspace) -> control(arguments, workspace, TaskAction.RESUME)),
                AgentTool.control(
                        "retry_failed",
                        "Retry failed documents",
                        "Put a task's failed documents back, all of them or those that are named.",
                        named().texts("doc_ids", "documents to retry (all that failed)"),
                        ControlTools::retry));
    }

    private static Schema named() {
        return new Schema().text(TASK, "name of the task").require(TASK);
    }

    private static String index(Arguments arguments, Workspace workspace) {
        Map<String, Object> request = new LinkedHashMap<>();
        String task = arguments.text(TASK, "");
        if (!task.isEmpty()) {
            request.put(TASK, task);
        }
        request.put("task_type", arguments.text("task_type", "raptor"));
        request.put("dataset", arguments.text("dataset"));
        request.put("sources", arguments.texts("paths"));
        return StatusText.of(workspace.start().apply(Json.write(request))).strip();
    }

    private static String status(Arguments arguments, Workspace workspace) {
        String task = arguments.text(TASK, "");
        if (!task.isEmpty()) {
            return StatusText.of(workspace.tasks().status(task).orElseThrow(() -> OperationException.unknownTask(task)))
                    .strip();
        }
        List<TaskStatus> all = workspace.tasks().tasks();
        return all.isEmpty() ? "There are no tasks." : StatusText.of(all).strip();
    }

    private static String control(Arguments arguments, Workspace workspace, TaskAction action) {
        String reason = arguments.text("reason", "");
        TaskStatus status = workspace.tasks().control(arguments.text(TASK), action, reason.isEmpty() ? null : reason);
        return StatusText.of(status).strip();
    }

    private static String retry(Arguments arguments, Workspace workspace) {
        Retried retried = workspace.tasks().retryFailed(arguments.text(TASK), arguments.texts("doc_ids"));
        StringBuilder text = new StringBuilder();
        text.append(Counted.of(retried.putBack(), "document is", "documents are"))
                .append(" retried.\n");
        retried.refused()
                .forEach(one -> text.append(one.docId())
                        .append(" is not: ")
                        .append(one.reason())
                        .append('\n'));
        return text.append(StatusText.of(retried.status())).toString().strip();
    }
}
