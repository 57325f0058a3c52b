package io.raptor.starter.task;

import io.raptor.workflow.model.TaskStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * At most one question a second about a task, and one at a time, however many ask: who comes meanwhile has the answer
 * before, while that is fresh enough, or waits for the same answer, or failure. So a task that answers slowly holds up
 * one of those who ask about it, not a thread for each, and nobody who asks about another.
 */
final class RecentStatus {

    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    /** How old an answer may be while the next one is being asked for. */
    private static final long USABLE_NANOS = Duration.ofSeconds(3).toNanos();

    /** Tasks that are remembered. */
    static final int KEPT = 1000;

    private final Function<String, Optional<TaskStatus>> source;
    private final LongSupplier nanos;
    private final Map<String, Question> asked = new ConcurrentHashMap<>();

    RecentStatus(Function<String, Optional<TaskStatus>> source) {
        this(source, System::nanoTime);
    }

    /** @param nanos the time, as {@link System#nanoTime} has it */
    RecentStatus(Function<String, Optional<TaskStatus>> source, LongSupplier nanos) {
        this.source = source;
        this.nanos = nanos;
    }

    Optional<TaskStatus> of(String taskId) {
        Question mine = new Question(nanos.getAsLong());
        Question valid = asked.merge(taskId, mine, (known, later) -> known.serves(later) ? known : later.after(known));
        if (valid == mine) {
            mine.ask(taskId);
            bound();
        }
        return valid.answer(mine.at);
    }

    /** The task was told something: what was seen before, or is being asked, is no answer to who asks after that. */
    void forget(String taskId) {
        asked.remove(taskId);
    }

    /** Those in the air stay: there are no more of them than threads that ask. */
    private void bound() {
        if (asked.size() > KEPT) {
            long now = nanos.getAsLong();
            asked.values().removeIf(question -> question.answered() && now - question.at >= FRESH_NANOS);
        }
        if (asked.size() > KEPT) {
            asked.values().removeIf(Question::answered);
        }
    }

    /** Tasks that are remembered now. */
    int size() {
        return asked.size();
    }

    private final class Question {

        private final long at;
        private final CompletableFuture<Optional<TaskStatus>> answer = new CompletableFuture<>();
        /** The one that was answered before; only while this is not. */
        private volatile @Nullable Question before;

        Question(long at) {
            this.at = at;
        }

        private Question after(Question known) {
            before = known.answer.isCompletedExceptionally() ? null : known;
            return this;
        }

        /** Whether who would ask {@code later} can have the answer to this. */
        boolean serves(Question later) {
            return !answered() || later.at - at < FRESH_NANOS;
        }

        boolean answered() {
            return answer.isDone();
        }

        /** Whatever happens here, nobody is left waiting. */
        void ask(String taskId) {
            try {
                answer.complete(source.apply(taskId));
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            } finally {
                before = null;
            }
        }

        /** @param now when somebody asks for it */
        Optional<TaskStatus> answer(long now) {
            Question last = before;
            return last != null && now - last.at < USABLE_NANOS ? last.answer() : answer();
        }

        private Optional<TaskStatus> answer() {
            try {
                return answer.join();
            } catch (CompletionException e) {
                throw unwrapped(e.getCause());
            }
        }

        private RuntimeException unwrapped(@Nullable Throwable cause) {
            if (cause instanceof Error error) {
                throw error;
            }
            return cause instanceof RuntimeException refusal ? refusal : new IllegalStateException(cause);
        }
    }
}
