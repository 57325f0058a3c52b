package io.raptor.workflow.internal.task;

import io.raptor.workflow.model.TaskStatus;
import java.util.Locale;

/** A task's state as Temporal's own page shows it, in Markdown. */
final class StatusMarkdown {

    private StatusMarkdown() {}

    static String of(TaskStatus status) {
        StringBuilder text = new StringBuilder();
        text.append("**").append(status.state().text()).append("**");
        if (status.pauseReason() != null) {
            text.append(" (").append(status.pauseReason()).append(')');
        }
        text.append(", ").append(status.phase()).append("\n\n");
        text.append(String.format(
                Locale.ROOT,
                "%d of %d documents: %d completed, %d partial, %d failed, %d skipped, %d cancelled; %d running\n\n",
                status.finishedDocuments(),
                status.totalDocuments(),
                status.completedDocuments(),
                status.partialDocuments(),
                status.failedDocuments(),
                status.skippedDocuments(),
                status.cancelledDocuments(),
                status.runningDocuments()));
        text.append(status.modelCalls()).append(" model calls, ");
        text.append(status.cachedCalls()).append(" cached, ");
        text.append(status.tokenCount()).append(" tokens");
        if (status.estimatedCost() != null) {
            text.append(String.format(Locale.ROOT, ", cost %.2f", status.estimatedCost()));
        }
        status.failures().stream()
                .limit(1)
                .forEach(failure -> text.append("\n\nnewest failure: ")
                        .append(failure.docId())
                        .append(", ")
                        .append(failure.errorType()));
        return text.toString();
    }
}
