package io.raptor.activity.call;

import io.raptor.activity.call.AnswerStore.Paid;
import io.raptor.activity.document.text.TextCleaner;
import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.CallObserver.CallKind;
import io.raptor.activity.port.CallObserver.Target;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Ledger.Entry;
import io.raptor.activity.port.Ledger.Rejected;
import io.raptor.workflow.Sha256;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Usage;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Asks a model each question once, whatever it is for: from the ledger, from an equal call in flight, or of the model.
 * An answer is stored before anybody gets it; a failure never is. A bad answer is kept for people to look at, counted as
 * the call that it was, and asked for again with another seed.
 */
public final class LedgeredChat {

    /** One question and three more after bad answers. */
    static final int MOST_ATTEMPTS = 4;

    private final String model;
    private final Ledger ledger;
    private final CallPipeline line;
    private final InstantSource clock;
    private final CallAccounting account;
    private final AnswerStore answers;
    private final SingleFlight<PaidAnswer> flights = new SingleFlight<>();

    /** @param remote calls are limited, and have to be allowed by their task */
    public LedgeredChat(
            String model, boolean remote, RateLimit rate, Ledger ledger, CallPolicies calls, InstantSource clock) {
        this(model, ledger, new CallPipeline(new Target(CallKind.CHAT, model), remote, rate, calls), clock);
    }

    private LedgeredChat(String model, Ledger ledger, CallPipeline line, InstantSource clock) {
        this.model = model;
        this.ledger = ledger;
        this.line = line;
        this.clock = clock;
        this.account = new CallAccounting(ledger);
        this.answers = new AnswerStore(ledger, account);
    }

    /** The same model over another ledger. */
    LedgeredChat over(Ledger other) {
        return new LedgeredChat(model, other, line, clock);
    }

    /** A question to the model, with the way to ask it. */
    public interface ChatCall {

        /** All that decides the answer; the ledger's key is its hash. */
        String question();

        /** Tokens that the question has, about. */
        long inputTokens();

        /** Tokens that are asked for. */
        long outputTokens();

        /**
         * Calls the model.
         *
         * @throws BadAnswerException when the answer cannot be read; of BAD_MODEL_OUTPUT it is asked for again
         */
        Answer answer(int attempt);
    }

    /** @throws IndexingException of a model's failure types; TASK_PAUSED, BUDGET_REACHED */
    public PaidAnswer ask(Caller caller, ChatCall asking) {
        account.settle();
        String key = Sha256.of(asking.question());
        PaidAnswer asked = flights.once(
                key,
                () -> answers.find(key, caller.taskId()).orElseGet(() -> call(key, caller, asking)),
                led -> PaidAnswer.cached(led.answer()));
        if (asked.usage().cachedCalls() > 0) {
            cached(caller);
        }
        return asked;
    }

    /** Counts a call that was not made, because what it would have answered is there. */
    public void cached(Caller caller) {
        ledger.add(caller.taskId(), Usage.CACHED);
        line.cached(1);
    }

    /** Sees whether the model answers, and counts what that took. */
    void probe(String taskId, Supplier<Usage> probe) {
        try {
            Usage took = probe.get();
            if (took.modelCalls() > 0) {
                probed(taskId, used(took.inputTokens(), took.outputTokens()));
            }
        } catch (BadAnswerException bad) {
            probed(taskId, used(bad.answer().inputTokens(), bad.answer().outputTokens()));
            throw bad;
        }
    }

    private void probed(String taskId, Usage used) {
        line.charged(used);
        account.write(taskId, used, () -> ledger.add(taskId, used));
    }

    private PaidAnswer call(String key, Caller caller, ChatCall asking) {
        Usage used = Usage.NONE;
        for (int attempt = 0; ; attempt++) {
            int number = attempt;
            try {
                PaidAnswer asked = line.call(
                        caller, asking.inputTokens(), asking.outputTokens(), () -> once(key, caller, asking, number));
                return new PaidAnswer(asked.answer(), asked.usage().plus(used));
            } catch (BadAnswerException bad) {
                used = used.plus(used(bad.answer().inputTokens(), bad.answer().outputTokens()));
                if (bad.type() != FailureType.BAD_MODEL_OUTPUT || attempt + 1 == MOST_ATTEMPTS) {
                    throw bad;
                }
            }
        }
    }

    private PaidAnswer once(String key, Caller caller, ChatCall asking, int attempt) {
        try {
            Answer answer = asking.answer(attempt);
            Usage used = used(answer.inputTokens(), answer.outputTokens());
            line.charged(used);
            answers.save(new Paid(entry(key, caller, used), answer, used, false));
            return new PaidAnswer(answer, used);
        } catch (BadAnswerException bad) {
            reject(key, caller, bad.answer());
            throw bad;
        }
    }

    private void reject(String key, Caller caller, Rejected answer) {
        Usage used = used(answer.inputTokens(), answer.outputTokens());
        line.charged(used);
        Rejected clean = new Rejected(
                answer.problem(), TextCleaner.clean(answer.text()), answer.inputTokens(), answer.outputTokens());
        account.write(caller.taskId(), used, () -> ledger.reject(entry(key, caller, used), clean));
    }

    private Usage used(long inputTokens, long outputTokens) {
        return new Usage(1, 0, 0, inputTokens, outputTokens, line.cost(inputTokens, outputTokens));
    }

    private Entry entry(String key, Caller caller, Usage used) {
        return new Entry(key, "chat", model, caller.taskId(), clock.instant(), used.cost());
    }
}
