package io.raptor.starter.page.task;

import io.raptor.starter.page.format.Formats;
import io.raptor.workflow.model.TaskStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * A task's documents as one band of {@value #WIDTH} units.
 *
 * @param parts those with documents, from finished to waiting
 */
public record ProgressBand(List<Part> parts) {

    static final int WIDTH = 1000;

    /** One kind of documents: {@code x} and {@code width} in units, {@code count} in documents. */
    public record Part(String kind, long count, double x, double width) {
        public String figure() {
            return Formats.number(count);
        }
    }

    static ProgressBand of(TaskStatus status) {
        List<Part> parts = new ArrayList<>();
        add(parts, "completed", status.completedDocuments(), status);
        add(parts, "skipped", status.skippedDocuments(), status);
        add(parts, "partial", status.partialDocuments(), status);
        add(parts, "failed", status.failedDocuments(), status);
        add(parts, "cancelled", status.cancelledDocuments(), status);
        add(parts, "running", status.runningDocuments(), status);
        add(parts, "pending", status.pendingDocuments(), status);
        return new ProgressBand(List.copyOf(parts));
    }

    private static void add(List<Part> parts, String kind, long count, TaskStatus status) {
        if (count > 0) {
            double x = parts.isEmpty()
                    ? 0
                    : parts.get(parts.size() - 1).x()
                            + parts.get(parts.size() - 1).width();
            parts.add(new Part(kind, count, x, (double) WIDTH * count / Math.max(1, status.totalDocuments())));
        }
    }

    /** The band in words. */
    public String label() {
        return parts.isEmpty()
                ? "no documents yet"
                : String.join(
                        ", ",
                        parts.stream()
                                .map(part -> part.figure() + " " + part.kind())
                                .toList());
    }
}
