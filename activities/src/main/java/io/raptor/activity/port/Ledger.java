package io.raptor.activity.port;

import io.raptor.workflow.model.Usage;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The model-call ledger: every finished call under what it was asked, so that it is never paid for again. Failures and
 * cut-off answers are never stored.
 */
public interface Ledger {

    /** The answer to an earlier call with this key: a hash of provider, model, prompt, prompt version and parameters. */
    Optional<Answer> find(String key);

    /** Keeps an answer; a second one under the same key is ignored. */
    void save(Entry entry, Answer answer);

    /** Counts a finished call whose answer is kept elsewhere (vectors: with their nodes). */
    void count(Entry entry, int inputTokens);

    /** Calls paid for in this task's name so far. {@code cachedCalls} is 0: hits are not rows. */
    Usage usage(String taskId);

    /** Tokens that a model's answers had on average in the given tasks; empty where there are too few to tell. */
    OptionalDouble usualOutput(String model, Collection<String> taskIds);

    record Answer(String title, String text, int inputTokens, int outputTokens) {}

    /** @param kind {@code chat} or {@code embedding} */
    record Entry(String key, String kind, String model, String taskId, Instant at) {}
}
