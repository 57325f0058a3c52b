package io.raptor.starter.page.task;

import io.raptor.activity.port.Catalogue.DocumentFilter;
import io.raptor.starter.page.format.Formats;
import io.raptor.starter.task.DocumentView;
import io.raptor.starter.task.DocumentsPage;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What failed in a task, by cause, the most frequent first.
 *
 * @param all failed and partial documents
 * @param looked those that were looked at: the first thousand of each state
 */
public record FailureGroups(List<Group> groups, long all, long looked) {

    private static final int SHOWN = 10;

    public FailureGroups {
        groups = List.copyOf(groups);
    }

    /**
     * Documents with the same cause.
     *
     * @param type of the error, as programs call it; empty for gaps
     * @param documents the first of them
     * @param message the reason of all of them where it is the same; else empty
     */
    public record Group(String type, Cause cause, long count, List<Failed> documents, String message) {

        public String title() {
            return Formats.number(count) + " × " + cause.title();
        }

        public String advice() {
            return cause.advice();
        }

        public boolean passes() {
            return cause.passes();
        }

        public long more() {
            return count - documents.size();
        }
    }

    /** @param attempts in words */
    public record Failed(String docId, @Nullable String type, String reason, String attempts) {

        static Failed of(DocumentView row) {
            return new Failed(
                    row.docId(), row.errorType(), reason(row.reason()), Formats.many(row.attempts(), "attempt"));
        }

        private static String reason(@Nullable String reason) {
            return reason == null ? "" : reason;
        }

        boolean says(String message) {
            return reason.equals(message);
        }
    }

    static FailureGroups of(TaskOperations tasks, TaskStatus status) {
        long all = status.failedDocuments() + status.partialDocuments();
        List<Failed> found = new ArrayList<>();
        if (all > 0) {
            for (DocumentState state : List.of(DocumentState.FAILED, DocumentState.PARTIAL)) {
                DocumentsPage page = tasks.page(status.taskId(), new DocumentFilter(state, ""), 0, TaskOperations.MOST);
                page.items().stream().map(Failed::of).forEach(found::add);
            }
        }
        status.failures().stream()
                .filter(failure -> failure.docId().equals(DocumentFailure.ALL_DOCUMENTS))
                .map(failure -> new Failed(
                        failure.docId(),
                        failure.errorType(),
                        failure.message(),
                        Formats.many(failure.attempts(), "attempt")))
                .forEach(found::add);
        return new FailureGroups(grouped(found), all, found.size());
    }

    static List<Group> grouped(List<Failed> found) {
        Map<String, List<Failed>> byType = new LinkedHashMap<>();
        found.forEach(
                one -> byType.computeIfAbsent(Objects.requireNonNullElse(one.type(), ""), type -> new ArrayList<>())
                        .add(one));
        return byType.entrySet().stream()
                .map(each -> group(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(group -> -group.count()))
                .toList();
    }

    private static Group group(String type, List<Failed> all) {
        String first = all.get(0).reason();
        return new Group(
                type,
                Cause.of(type.isEmpty() ? null : type),
                all.size(),
                all.subList(0, Math.min(SHOWN, all.size())),
                all.stream().allMatch(one -> one.says(first)) ? first : "");
    }
}
