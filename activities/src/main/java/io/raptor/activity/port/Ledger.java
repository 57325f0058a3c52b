package io.raptor.activity.port;

import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.Usage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The model-call ledger: every finished call under what it was asked, so that it is never paid for again, and what each
 * task has used. Failures and cut-off answers are never answers, but they are counted: they were paid for.
 */
public interface Ledger {

    /** The answer to an earlier call with this key: a hash of provider, model, prompt, prompt version and parameters. */
    Optional<Answer> find(String key);

    /** Keeps an answer; a second one under the same key is not kept, but counted as the call that it was. */
    void save(Entry entry, Answer answer);

    /** Counts a call of the chat model whose answer was no good, and keeps that for people to look at. */
    void reject(Entry entry, Rejected answer);

    /** Counts a finished call of an embedding endpoint; the vectors are with their nodes. */
    void count(Entry entry, int inputTokens);

    /** Counts what needs no row of its own: cached calls, and embedding in process. */
    void add(String taskId, Usage usage);

    /** What the task has used in its run. */
    Usage usage(String taskId);

    /** What decides whether a task may make its next call; empty for a task that the store does not know. */
    Optional<TaskAllowance> allowance(String taskId);

    /** The newest rejected answers of a task, newest first. */
    List<RejectedRow> rejected(String taskId, int limit);

    /** Tokens that a model's answers had on average in the given tasks; empty where there are too few to tell. */
    OptionalDouble usualOutput(String model, Collection<String> taskIds);

    /**
     * A model's answer.
     *
     * @param raw its words, cleaned
     * @param titled a line with a title, and a text: no words to be taken apart, but parts already
     */
    record Answer(String raw, boolean titled, int inputTokens, int outputTokens) {

        /** @param title one line */
        public static Answer titled(String title, String text, int inputTokens, int outputTokens) {
            return new Answer(title + "\n" + text, true, inputTokens, outputTokens);
        }
    }

    /** @param text what came, as far as it is known; cut when long */
    record Rejected(String problem, String text, int inputTokens, int outputTokens) {}

    record RejectedRow(Instant at, String model, String problem, String text) {}

    /**
     * @param kind {@code chat} or {@code embedding}
     * @param cost of the call; {@code null} where the model's price is unknown
     */
    record Entry(
            String key,
            String kind,
            String model,
            String taskId,
            Instant at,
            @Nullable Double cost) {}

    record TaskAllowance(TaskState state, Budget budget, Usage spent) {}
}
