package io.raptor.starter.task;

import io.raptor.starter.text.Visible;
import io.raptor.workflow.model.TaskStatus;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The status of tasks as text for a terminal. */
public final class StatusText {

    private StatusText() {}

    /** A line for each task. */
    public static String of(List<TaskStatus> tasks) {
        return tasks.stream().map(StatusText::named).collect(Collectors.joining());
    }

    /** A task's line, and one for each failed document that the status names. */
    public static String of(TaskStatus status) {
        StringBuilder text = new StringBuilder(named(status));
        status.failures()
                .forEach(failure -> text.append("  ")
                        .append(Visible.line(failure.docId()))
                        .append(" - ")
                        .append(failure.errorType())
                        .append(": ")
                        .append(Visible.line(failure.message()))
                        .append('\n'));
        return text.toString();
    }

    /** A task's line with its name before it, and its end. */
    public static String named(TaskStatus status) {
        return status.taskId() + " " + line(status) + "\n";
    }

    /** A task's state and what is done of it, in a line without its end. */
    public static String line(TaskStatus status) {
        long done = status.finishedDocuments();
        StringBuilder text = new StringBuilder();
        text.append(status.state().text()).append(": ").append(done).append('/').append(status.totalDocuments());
        text.append(" documents, ").append(status.runningDocuments()).append(" running, ");
        text.append(status.failedDocuments()).append(" failed, ");
        if (status.partialDocuments() > 0) {
            text.append(status.partialDocuments()).append(" partial, ");
        }
        text.append(status.modelCalls()).append(" calls, ");
        text.append(status.tokenCount()).append(" tokens");
        if (status.pauseReason() != null) {
            return text.append("; ").append(Visible.line(status.pauseReason())).toString();
        }
        if (status.elapsedSeconds() > 1 && done > 0) {
            text.append(String.format(Locale.ROOT, ", %.1f documents/s", done / status.elapsedSeconds()));
        }
        Double eta = status.etaSeconds();
        if (eta != null && !status.state().ended()) {
            text.append(String.format(Locale.ROOT, ", %.0f s left", eta));
        }
        return text.toString();
    }
}
