package io.raptor.activity.call;

import io.raptor.activity.port.CallObserver.Target;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Usage;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way to one model: a place among the task's calls, the model's rate, the task's leave, in this order. */
final class CallPipeline {

    private final Target target;
    private final boolean remote;
    private final RateLimit rate;
    private final CallPolicies calls;
    private final Optional<Price> price;

    /** @param remote calls are limited; a model in process is limited by its cores */
    CallPipeline(Target target, boolean remote, RateLimit rate, CallPolicies calls) {
        this.target = target;
        this.remote = remote;
        this.rate = rate;
        this.calls = calls;
        this.price = calls.prices().of(target.model());
    }

    /**
     * Makes a call, which counts itself in the ledger before it returns.
     *
     * @throws IndexingException of a model's failure types; TASK_PAUSED, BUDGET_REACHED
     */
    <T> T call(Caller caller, long inputTokens, long outputTokens, Supplier<T> call) {
        Usage expected = new Usage(0, 0, 0, inputTokens, outputTokens, cost(inputTokens, outputTokens));
        if (!remote) {
            return calls.admission().admit(caller.taskId(), expected, call);
        }
        return calls.gate().pass(caller, () -> {
            awaitRate(expected.tokens());
            return calls.admission().admit(caller.taskId(), expected, () -> heeding(call));
        });
    }

    private void awaitRate(long tokens) {
        long began = System.nanoTime();
        rate.await(tokens);
        calls.observer().throttled(Duration.ofNanos(System.nanoTime() - began));
    }

    /** A call that has to wait makes all others wait too. */
    private <T> T heeding(Supplier<T> call) {
        try {
            return call.get();
        } catch (IndexingException e) {
            if (e.type() == FailureType.RATE_LIMITED && e.retryAfter() != null) {
                rate.quiet(e.retryAfter());
            }
            throw e;
        }
    }

    /** What so many tokens cost; {@code null} where the model's price is unknown. */
    @Nullable
    Double cost(long inputTokens, long outputTokens) {
        return price.map(known -> known.cost(inputTokens, outputTokens)).orElse(null);
    }

    /** A call was made. */
    void charged(Usage used) {
        if (used.cost() != null) {
            calls.observer().charged(target, used.cost());
        }
    }

    void cached(long number) {
        calls.observer().cached(target, number);
    }
}
