package io.raptor.starter.task;

import io.raptor.starter.text.Counted;
import io.raptor.starter.text.Visible;
import io.raptor.workflow.model.TaskStatus;
import io.raptor.workflow.model.TaskTotal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The status of tasks as text for a terminal. */
public final class StatusText {

    private static final long MINUTE = 60;
    private static final long HOUR = 3600;

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
        text.append(status.interrupted() ? "interrupted" : status.state().text());
        text.append(": ")
                .append(done)
                .append('/')
                .append(Counted.of(status.totalDocuments(), "document"))
                .append(", ");
        if (status.etaSeconds() != null) {
            text.append(left(status.etaSeconds())).append(" left, ");
        }
        text.append(status.runningDocuments()).append(" running, ");
        text.append(status.failedDocuments()).append(" failed, ");
        if (status.partialDocuments() > 0) {
            text.append(status.partialDocuments()).append(" partial, ");
        }
        if (ignored(status) > 0) {
            text.append(ignored(status)).append(" ignored, ");
        }
        text.append(Counted.of(status.modelCalls(), "call")).append(", ");
        text.append(Counted.of(status.tokenCount(), "token"));
        if (status.pauseReason() != null) {
            return text.append("; ").append(Visible.line(status.pauseReason())).toString();
        }
        if (status.stuckReason() != null) {
            return text.append("; stuck, ")
                    .append(Visible.line(status.stuckReason()))
                    .toString();
        }
        if (status.passagesPerMinute() != null) {
            text.append(String.format(Locale.ROOT, ", %.0f passages/min", status.passagesPerMinute()));
        }
        return text.append(allRuns(status)).toString();
    }

    /** Files that were not looked at; 0 where that is not known. */
    private static long ignored(TaskStatus status) {
        return status.ignoredFiles() == null ? 0 : status.ignoredFiles();
    }

    /** The sums of an ended task; empty where it ran but once. */
    private static String allRuns(TaskStatus status) {
        TaskTotal total = status.total();
        if (!status.state().ended() || total == null || total.runs() < 2) {
            return "";
        }
        long tokens = total.inputTokens() + total.outputTokens();
        String cost =
                total.estimatedCost() == null ? "" : String.format(Locale.ROOT, ", %.4f USD", total.estimatedCost());
        return "; all " + total.runs() + " runs: " + Counted.of(total.modelCalls(), "call") + ", "
                + Counted.of(tokens, "token") + cost;
    }

    private static String left(double seconds) {
        long whole = Math.round(seconds);
        if (whole < MINUTE) {
            return whole + " s";
        }
        return whole < HOUR
                ? whole / MINUTE + " min " + whole % MINUTE + " s"
                : whole / HOUR + " h " + whole % HOUR / MINUTE + " min";
    }
}
