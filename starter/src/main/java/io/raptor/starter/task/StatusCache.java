package io.raptor.starter.task;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * At most one question about a task while its last answer is fresh, and one at a time, however many ask: who comes
 * meanwhile has the answer before, while that is fresh enough, or waits for the same answer, or failure. So a task that answers slowly holds up
 * one of those who ask about it, not a thread for each, and nobody who asks about another.
 *
 * @param <T> what is answered
 */
final class StatusCache<T> {

    /** How many times as old an answer may be while the next one is being asked for. */
    private static final int USABLE = 3;

    /** Tasks that are remembered. */
    static final int KEPT = 1000;

    private final Function<String, T> source;
    private final long freshNanos;
    private final LongSupplier nanos;
    private final Map<String, Question> asked = new ConcurrentHashMap<>();

    /** @param fresh how old an answer may be */
    StatusCache(Function<String, T> source, Duration fresh) {
        this(source, fresh, System::nanoTime);
    }

    /** @param nanos the time, as {@link System#nanoTime} has it */
    StatusCache(Function<String, T> source, Duration fresh, LongSupplier nanos) {
        this.source = source;
        this.freshNanos = fresh.toNanos();
        this.nanos = nanos;
    }

    T of(String taskId) {
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

    /** Those in flight stay: there are no more of them than threads that ask. */
    private void bound() {
        if (asked.size() > KEPT) {
            long now = nanos.getAsLong();
            asked.values().removeIf(question -> question.answered() && now - question.at >= freshNanos);
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
        private final CompletableFuture<T> answer = new CompletableFuture<>();
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
            return !answered() || later.at - at < freshNanos;
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
        T answer(long now) {
            Question last = before;
            return last != null && now - last.at < USABLE * freshNanos ? last.answer() : answer();
        }

        private T answer() {
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
