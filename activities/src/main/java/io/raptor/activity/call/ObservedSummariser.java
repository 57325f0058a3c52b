package io.raptor.activity.call;

import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.CallObserver.CallKind;
import io.raptor.activity.port.CallObserver.Target;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Summariser;
import io.raptor.workflow.model.Usage;

/** A summariser whose calls are reported to an observer. */
public final class ObservedSummariser implements Summariser {

    private final Summariser model;
    private final Observed calls;

    public ObservedSummariser(Summariser model, CallObserver observer) {
        this.model = model;
        this.calls = new Observed(observer, new Target(CallKind.CHAT, model.id()));
    }

    @Override
    public String id() {
        return model.id();
    }

    @Override
    public boolean remote() {
        return model.remote();
    }

    @Override
    public String question(ClusterContent content) {
        return model.question(content);
    }

    @Override
    public Answer summarise(ClusterContent content, int attempt) {
        return calls.call(
                1,
                () -> model.summarise(content, attempt),
                (flight, answer) -> flight.answered(answer.inputTokens(), answer.outputTokens()));
    }

    @Override
    public Summary read(Answer answer) {
        return model.read(answer);
    }

    @Override
    public Usage probe() {
        return calls.call(
                1,
                model::probe,
                (flight, used) -> flight.answered((int) used.inputTokens(), (int) used.outputTokens()));
    }

    @Override
    public Summary expected(ClusterContent content, double outputTokens) {
        return model.expected(content, outputTokens);
    }
}
