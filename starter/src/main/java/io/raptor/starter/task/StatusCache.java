package io.raptor.starter.task;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.raptor.activity.worker.DaemonThreads;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * At most one question about a task while its last answer is fresh, and one at a time, however many ask: who comes
 * meanwhile has the answer before, while that is fresh enough, or waits for the same answer, or failure. So a task that
 * answers slowly holds up one of those who ask about it, not a thread for each, and nobody who asks about another. Where
 * something else is known of a task meanwhile, nobody waits longer than {@link #PATIENCE} for one that has answered lately
 * and was not controlled since.
 *
 * @param <T> what is answered
 */
final class StatusCache<T> {

    /** How many times as old an answer may be while the next one is being asked for. */
    private static final int USABLE = 3;

    /** How long those wait for a task who can do with something else. */
    static final Duration PATIENCE = Duration.ofMillis(250);

    /**
     * How long it is remembered what such a task answered. Temporal waits ten seconds for a worker that was killed, then ten
     * for another.
     */
    static final Duration LATELY = Duration.ofSeconds(30);

    /** Tasks that are remembered. */
    static final int KEPT = 1000;

    private final Function<String, T> source;
    private final Executor asking;
    private final BiFunction<String, T, Optional<T>> meanwhile;
    private final Duration usable;
    private final LongSupplier nanos;

    /** The questions in flight, which are never dropped for others, and answers while they are fresh. */
    private final AsyncCache<String, Answer<T>> asked;

    /** The last answers, for those who come while the next one is in flight. */
    private final Cache<String, Answer<T>> before;

    /** @param fresh how old an answer may be */
    StatusCache(Function<String, T> source, Duration fresh) {
        this(source, fresh, System::nanoTime);
    }

    /** @param nanos the time, as {@link System#nanoTime} has it */
    StatusCache(Function<String, T> source, Duration fresh, LongSupplier nanos) {
        this(source, fresh, Runnable::run, (id, last) -> Optional.empty(), usable(fresh), nanos);
    }

    /**
     * One that lets nobody wait long.
     *
     * @param meanwhile what else is known of a task, by its id and its last answer; empty where it has to be waited for
     */
    StatusCache(
            Function<String, T> source,
            Duration fresh,
            BiFunction<String, T, Optional<T>> meanwhile,
            LongSupplier nanos) {
        // As many threads as tasks that are being asked, for each is asked by one at a time.
        this(source, fresh, Executors.newCachedThreadPool(DaemonThreads.named("status")), meanwhile, LATELY, nanos);
    }

    /** @param remembered how long an answer is */
    private StatusCache(
            Function<String, T> source,
            Duration fresh,
            Executor asking,
            BiFunction<String, T, Optional<T>> meanwhile,
            Duration remembered,
            LongSupplier nanos) {
        this.source = source;
        this.asking = asking;
        this.meanwhile = meanwhile;
        this.usable = usable(fresh);
        this.nanos = nanos;
        this.asked = bounded(fresh).buildAsync();
        this.before = bounded(remembered).build();
    }

    private static Duration usable(Duration fresh) {
        return fresh.multipliedBy(USABLE);
    }

    /** Both forget by an answer's age, which is counted from its question. */
    private Caffeine<String, Answer<T>> bounded(Duration age) {
        return Caffeine.newBuilder()
                .maximumSize(KEPT)
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .expireAfter(Expiry.writing((id, answer) -> age.minusNanos(nanos.getAsLong() - answer.at())));
    }

    /** Asked for by whoever finds nothing, outside the cache's locks: no other task waits for it. */
    @SuppressWarnings("ReferenceEquality") // this question, not an equal one
    T of(String taskId) {
        CompletableFuture<Answer<T>> mine = new CompletableFuture<>();
        CompletableFuture<Answer<T>> valid = asked.get(taskId, (id, executor) -> mine);
        if (valid == mine) {
            begin(taskId, mine);
        }
        Answer<T> last = valid.isDone() ? null : before.getIfPresent(taskId);
        if (last == null) {
            return valid.join().told();
        }
        if (valid != mine && isYoung(last)) {
            return last.told();
        }
        Optional<T> known = comes(valid) ? Optional.empty() : meanwhile.apply(taskId, last.told());
        return known.isPresent() ? known.get() : valid.join().told();
    }

    private boolean isYoung(Answer<T> last) {
        return nanos.getAsLong() - last.at() < usable.toNanos();
    }

    /** Whether the answer comes soon enough. */
    private boolean comes(CompletableFuture<Answer<T>> question) {
        return question.thenApply(answer -> true)
                .completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private void begin(String taskId, CompletableFuture<Answer<T>> mine) {
        try {
            asking.execute(() -> settle(taskId, mine, ask(taskId)));
        } catch (RuntimeException | Error noThread) {
            mine.completeExceptionally(noThread);
            throw noThread;
        }
    }

    /** The task was controlled: what it answered before, or is being asked now, is no answer to those who ask after that. */
    void forget(String taskId) {
        asked.synchronous().invalidate(taskId);
        before.invalidate(taskId);
    }

    /** Whatever happens here, nobody is left waiting: a failure is an answer, too. */
    private Answer<T> ask(String taskId) {
        long at = nanos.getAsLong();
        try {
            T found = source.apply(taskId);
            return new Answer<>(at, true, () -> found);
        } catch (RuntimeException e) {
            return new Answer<>(at, false, () -> {
                throw e;
            });
        } catch (Error e) {
            return new Answer<>(at, false, () -> {
                throw e;
            });
        }
    }

    /** An answer to a question that was forgotten meanwhile is for those who wait for it, and for nobody later. */
    @SuppressWarnings("ReferenceEquality") // this question, not an equal one
    private void settle(String taskId, CompletableFuture<Answer<T>> mine, Answer<T> answer) {
        asked.asMap().computeIfPresent(taskId, (id, valid) -> {
            if (valid == mine && answer.found()) {
                before.put(taskId, answer);
            } else if (valid == mine) {
                before.invalidate(taskId);
            }
            return valid;
        });
        mine.complete(answer);
    }

    /** Tasks that are remembered now. */
    long size() {
        return asked.synchronous().estimatedSize();
    }

    /**
     * @param at when it was asked for
     * @param found whether it is no failure
     * @param result gives it, or throws it
     */
    private record Answer<T>(long at, boolean found, Supplier<T> result) {

        T told() {
            return result.get();
        }
    }
}
