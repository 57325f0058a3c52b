package io.raptor.starter.cli.terminal;

import io.raptor.activity.port.PublishedTrees.Dataset;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.task.DocumentView;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.text.Counted;
import io.raptor.starter.text.Json;
import io.raptor.starter.text.Visible;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskStatus;
import io.raptor.workflow.model.TaskTotal;
import io.raptor.workflow.model.TaskType;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The summary that a command prints at a task's end. */
public final class TaskSummary {

    private static final int SHOWN = 20;

    private static final String UNCHANGED = "unchanged";
    private static final int LISTED = 1000;

    private final TaskOperations tasks;
    private final DatasetOperations datasets;
    private final PrintWriter out;

    public TaskSummary(TaskOperations tasks, DatasetOperations datasets, PrintWriter out) {
        this.tasks = tasks;
        this.datasets = datasets;
        this.out = out;
    }

    /** @param known whether the store has the task; otherwise only its own status is shown */
    public int print(TaskStatus status, boolean json, boolean known) {
        if (json) {
            out.println(Json.write(status));
        } else {
            head(status);
            if (known) {
                documents(status);
            } else {
                itsOwnWords(status);
            }
        }
        out.flush();
        return ExitCode.of(status.state());
    }

    private void head(TaskStatus status) {
        out.printf(
                "Task %s: %s in %.1f s%n",
                status.taskId(), status.state().text().replace('_', ' '), status.elapsedSeconds());
        out.printf(
                "  documents: %d completed, %d partial, %d failed, %d skipped, %d cancelled of %d%n",
                status.completedDocuments(),
                status.partialDocuments(),
                status.failedDocuments(),
                status.skippedDocuments(),
                status.cancelledDocuments(),
                status.totalDocuments());
        ignored(status.ignoredFiles());
        out.printf(
                "  models: %d calls, %d cached, %d tokens in, %d out%n",
                status.modelCalls(), status.cachedCalls(), status.inputTokens(), status.outputTokens());
        allRuns(status.total());
    }

    private void ignored(@Nullable Long files) {
        if (files != null && files > 0) {
            out.println("  ignored: " + Counted.of(files, "file or folder", "files and folders")
                    + ", by .gitignore, --include, --exclude or a name such as .git or node_modules");
        }
    }

    private void allRuns(@Nullable TaskTotal total) {
        if (total != null && total.runs() > 1) {
            out.printf(
                    "  all %d runs: %d calls, %d cached, %d tokens in, %d out, %.1f s%n",
                    total.runs(),
                    total.modelCalls(),
                    total.cachedCalls(),
                    total.inputTokens(),
                    total.outputTokens(),
                    total.elapsedSeconds());
        }
    }

    private void itsOwnWords(TaskStatus status) {
        status.failures()
                .forEach(failure -> out.println("  "
                        + Visible.line(
                                "failed " + failure.docId() + " - " + failure.errorType() + ": " + failure.message())));
        out.println("  its documents and trees are in the workers' store, which this process does not open: set"
                + " RAPTOR_STORE_URL to it, or run this command beside a worker");
        tryAgain(status);
    }

    private void documents(TaskStatus status) {
        List<DocumentView> skipped = problems(status, DocumentState.SKIPPED);
        long unchanged = status.skippedDocuments() - skipped.size();
        if (status.totalDocuments() > 0 && unchanged == status.totalDocuments()) {
            out.println("  nothing to do: "
                    + (unchanged == 1 ? "the document is unchanged" : "all " + unchanged + " documents are unchanged"));
        }
        dataset(status.dataset());
        list(status, DocumentState.FAILED, problems(status, DocumentState.FAILED));
        list(status, DocumentState.PARTIAL, problems(status, DocumentState.PARTIAL));
        list(status, DocumentState.SKIPPED, skipped);
        missing(status);
        next(status);
    }

    private void dataset(String name) {
        for (Dataset dataset : datasets.all()) {
            if (dataset.name().equals(name)) {
                out.printf(
                        "  dataset %s: %d documents, %d leaves, %d summaries%n",
                        name, dataset.documents(), dataset.leaves(), dataset.summaries());
            }
        }
    }

    /** Documents in a state, but for the unchanged ones, as far as the first thousand tell. */
    private List<DocumentView> problems(TaskStatus status, DocumentState state) {
        return tasks.documents(status.taskId(), state, 0, LISTED).stream()
                .filter(document -> !UNCHANGED.equals(document.reason()))
                .toList();
    }

    private void list(TaskStatus status, DocumentState state, List<DocumentView> found) {
        found.stream().limit(SHOWN).forEach(document -> out.println("  " + line(document)));
        if (found.size() > SHOWN) {
            out.printf("  … and more: ./raptor documents %s --state %s%n", status.taskId(), state.text());
        }
    }

    private static String line(DocumentView document) {
        String type = document.errorType() == null ? "" : document.errorType() + ": ";
        String reason = document.reason() == null ? "" : document.reason();
        return Visible.line(document.state().text() + " " + document.docId() + " - " + type + reason);
    }

    private void missing(TaskStatus status) {
        List<String> gone = tasks.missing(status.taskId());
        gone.stream()
                .limit(SHOWN)
                .forEach(id -> out.println("  no longer in the sources, still searchable: " + Visible.line(id)));
        if (gone.size() > SHOWN) {
            out.println("  … and " + (gone.size() - SHOWN) + " more no longer in the sources");
        }
    }

    private void tryAgain(TaskStatus status) {
        if (status.failedDocuments() + status.partialDocuments() > 0) {
            out.println("Retry: ./raptor retry-failed " + status.taskId());
        }
    }

    private void next(TaskStatus status) {
        tryAgain(status);
        String made = status.taskType() == TaskType.GRAPHRAG ? "Graph: ./raptor graph " : "Trees: ./raptor tree ";
        out.println("Documents: ./raptor documents " + status.taskId() + "   " + made + status.dataset());
        out.println(
                String.format(Locale.ROOT, "Search:    ./raptor search %s \"what is this about?\"", status.dataset()));
    }
}
