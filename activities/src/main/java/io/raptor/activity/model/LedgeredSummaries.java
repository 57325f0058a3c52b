package io.raptor.activity.model;

import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.CallObserver.Kind;
import io.raptor.activity.port.CallObserver.Target;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Summariser;
import io.raptor.activity.port.Summariser.ClusterContent;
import io.raptor.workflow.Sha256;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Usage;
import java.time.InstantSource;

/**
 * Asks for each summary once: from the ledger, from an equal call in the air, or of the model. An answer is stored
 * before anybody gets it; a failure never is. A bad answer is asked for again with another seed.
 *
 * <p>Usage counts every call of whatever model, also of the one in process; that one's tokens count as none, because
 * nobody charges for them. Bad answers count as calls.
 */
public final class LedgeredSummaries {

    /** One question and three more after bad answers. */
    static final int MOST_ATTEMPTS = 4;

    private final Summariser model;
    private final Ledger ledger;
    private final CallGate gate;
    private final InstantSource clock;
    private final CallObserver observer;
    private final SingleFlight<Asked> flights = new SingleFlight<>();

    public LedgeredSummaries(Summariser model, Ledger ledger, CallGate gate, InstantSource clock) {
        this(model, ledger, gate, clock, CallObserver.NONE);
    }

    /** @param observer hears of the calls that are spared */
    public LedgeredSummaries(
            Summariser model, Ledger ledger, CallGate gate, InstantSource clock, CallObserver observer) {
        this.model = model;
        this.ledger = ledger;
        this.gate = gate;
        this.clock = clock;
        this.observer = observer;
    }

    /** @throws IndexingException of a model's failure types */
    public Asked ask(Caller caller, ClusterContent content) {
        String key = Sha256.of(model.question(content));
        Asked asked = flights.once(key, () -> recall(key, caller, content), led -> Asked.cached(led.answer()));
        observer.spared(new Target(Kind.CHAT, model.id()), asked.usage().cachedCalls());
        return asked;
    }

    private Asked recall(String key, Caller caller, ClusterContent content) {
        return ledger.find(key).map(Asked::cached).orElseGet(() -> {
            Asked asked = call(caller, content);
            ledger.save(new Ledger.Entry(key, "chat", model.id(), caller.taskId(), clock.instant()), asked.answer());
            return asked;
        });
    }

    private Asked call(Caller caller, ClusterContent content) {
        for (int attempt = 0; ; attempt++) {
            try {
                return Asked.called(once(caller, content, attempt), attempt + 1);
            } catch (IndexingException e) {
                if (e.type() != FailureType.BAD_MODEL_OUTPUT || attempt + 1 == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Answer once(Caller caller, ClusterContent content, int attempt) {
        return model.remote()
                ? gate.pass(caller.taskId(), caller.maxConcurrentCalls(), () -> model.summarise(content, attempt))
                : model.summarise(content, attempt);
    }

    /** An answer and what it took to get it. */
    public record Asked(Answer answer, Usage usage) {

        static Asked cached(Answer answer) {
            return new Asked(answer, new Usage(0, 1, 0, 0));
        }

        static Asked called(Answer answer, int calls) {
            return new Asked(answer, new Usage(calls, 0, answer.inputTokens(), answer.outputTokens()));
        }
    }
}
