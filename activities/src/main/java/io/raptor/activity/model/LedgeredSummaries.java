package io.raptor.activity.model;

import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.CallObserver.Kind;
import io.raptor.activity.port.CallObserver.Target;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Ledger.Entry;
import io.raptor.activity.port.Ledger.Rejected;
import io.raptor.activity.port.Summariser;
import io.raptor.activity.port.Summariser.ClusterContent;
import io.raptor.activity.port.Summariser.Member;
import io.raptor.workflow.Sha256;
import io.raptor.workflow.model.Usage;
import java.time.InstantSource;

/**
 * Asks for each summary once: from the ledger, from an equal call in the air, or of the model. An answer is stored
 * before anybody gets it; a failure never is. A bad answer is kept for people to look at, counted as the call that it
 * was, and asked for again with another seed.
 */
public final class LedgeredSummaries {

    /** One question and three more after bad answers. */
    static final int MOST_ATTEMPTS = 4;

    /** Tokens of a question beside the texts, about. */
    private static final int QUESTION = 200;

    private final Summariser model;
    private final Ledger ledger;
    private final CallLine line;
    private final InstantSource clock;
    private final SingleFlight<Asked> flights = new SingleFlight<>();

    public LedgeredSummaries(Summariser model, CallRate rate, Ledger ledger, Calls calls, InstantSource clock) {
        this(model, ledger, new CallLine(new Target(Kind.CHAT, model.id()), model.remote(), rate, calls), clock);
    }

    private LedgeredSummaries(Summariser model, Ledger ledger, CallLine line, InstantSource clock) {
        this.model = model;
        this.ledger = ledger;
        this.line = line;
        this.clock = clock;
    }

    /** The same model over another ledger. */
    public LedgeredSummaries over(Ledger other) {
        return new LedgeredSummaries(model, other, line, clock);
    }

    /** The model is an endpoint. */
    public boolean remote() {
        return model.remote();
    }

    /** @throws IndexingException of a model's failure types; TASK_PAUSED, BUDGET_REACHED */
    public Asked ask(Caller caller, ClusterContent content) {
        String key = Sha256.of(model.question(content));
        Asked asked = flights.once(key, () -> recall(key, caller, content), led -> Asked.cached(led.answer()));
        if (asked.usage().cachedCalls() > 0) {
            spared(caller);
        }
        return asked;
    }

    /** Counts a call that was not made, because what it would have answered is there. */
    public void spared(Caller caller) {
        ledger.add(caller.taskId(), Usage.CACHED);
        line.spared(1);
    }

    /**
     * Asks the model the shortest question there is.
     *
     * @throws IndexingException of a model's failure types
     */
    public void probe(String taskId) {
        Usage probe = model.probe();
        if (probe.modelCalls() > 0) {
            Usage used = used(probe.inputTokens(), probe.outputTokens());
            line.charged(used);
            ledger.add(taskId, used);
        }
    }

    private Asked recall(String key, Caller caller, ClusterContent content) {
        return ledger.find(key).map(Asked::cached).orElseGet(() -> call(key, caller, content));
    }

    private Asked call(String key, Caller caller, ClusterContent content) {
        Usage used = Usage.NONE;
        for (int attempt = 0; ; attempt++) {
            int number = attempt;
            try {
                Asked asked = line.call(
                        caller, inputTokens(content), content.maxTokens(), () -> once(key, caller, content, number));
                return new Asked(asked.answer(), asked.usage().plus(used));
            } catch (BadAnswerException bad) {
                used = used.plus(used(bad.answer().inputTokens(), bad.answer().outputTokens()));
                if (attempt + 1 == MOST_ATTEMPTS) {
                    throw bad;
                }
            }
        }
    }

    private static long inputTokens(ClusterContent content) {
        return QUESTION + content.members().stream().mapToLong(Member::tokens).sum();
    }

    private Asked once(String key, Caller caller, ClusterContent content, int attempt) {
        try {
            Answer answer = model.summarise(content, attempt);
            Usage used = used(answer.inputTokens(), answer.outputTokens());
            line.charged(used);
            ledger.save(entry(key, caller, used), answer);
            return new Asked(answer, used);
        } catch (BadAnswerException bad) {
            Rejected answer = bad.answer();
            Usage used = used(answer.inputTokens(), answer.outputTokens());
            line.charged(used);
            ledger.reject(entry(key, caller, used), answer);
            throw bad;
        }
    }

    private Usage used(long inputTokens, long outputTokens) {
        return new Usage(1, 0, 0, inputTokens, outputTokens, line.cost(inputTokens, outputTokens));
    }

    private Entry entry(String key, Caller caller, Usage used) {
        return new Entry(key, "chat", model.id(), caller.taskId(), clock.instant(), used.cost());
    }

    /** An answer and what it took to get it. */
    public record Asked(Answer answer, Usage usage) {

        static Asked cached(Answer answer) {
            return new Asked(answer, Usage.CACHED);
        }
    }
}
