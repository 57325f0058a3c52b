package io.raptor.activity.port;

import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.Usage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The work of a task's present run: what its documents hold as far as known, and which calls were made for it.
 *
 * @param open trees that are being built
 */
public record TaskWork(List<DocumentWork> documents, List<OpenTree> open, Calls calls) {

    public TaskWork {
        documents = List.copyOf(documents);
        open = List.copyOf(open);
    }

    /**
     * A document's share of the work.
     *
     * @param inThisRun whether it was finished in the present run
     * @param leaves of its published tree; 0 without one
     * @param nodes of its published tree
     * @param chatCalls made and cached for it, in all runs
     * @param updatedAt when it got its state
     */
    public record DocumentWork(
            long number,
            String path,
            long bytes,
            DocumentState state,
            boolean inThisRun,
            Instant updatedAt,
            int leaves,
            int nodes,
            long chatCalls,
            long embeddingCalls) {}

    /**
     * An unfinished document's tree.
     *
     * @param summaries stored so far
     * @param embedded leaves that have their vector
     * @param clusters of the highest level that is grouped; 0 where none is
     * @param grown nodes that stand for those clusters so far
     * @param crown nodes of the levels above those
     */
    public record OpenTree(
            long document, int leaves, long summaries, long embedded, long clusters, long grown, long crown) {}

    /**
     * Calls made since a moment; cached ones were not made.
     *
     * @param first when the first of them was answered; {@code null} without any
     */
    public record Calls(long chat, long embedding, @Nullable Instant first) {}

    /**
     * The account of a task.
     *
     * @param running documents worked on now
     * @param usage of the present run
     * @param earlier usage of the runs before
     * @param earlierSeconds that those took
     * @param ignored files and folders that the last look at the sources ignored; {@code null} where that was not counted
     */
    public record Account(
            TaskState state,
            int run,
            Instant createdAt,
            Instant startedAt,
            @Nullable Instant endedAt,
            long running,
            Usage usage,
            Usage earlier,
            double earlierSeconds,
            @Nullable Long ignored) {}
}
