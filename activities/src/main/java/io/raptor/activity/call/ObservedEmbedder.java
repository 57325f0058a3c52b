package io.raptor.activity.call;

import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.CallObserver.CallKind;
import io.raptor.activity.port.CallObserver.Target;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Tokenizer;
import java.util.List;

/** An embedder whose calls are reported to an observer. */
public final class ObservedEmbedder implements Embedder {

    private final Embedder model;
    private final Observed calls;

    public ObservedEmbedder(Embedder model, CallObserver observer) {
        this.model = model;
        this.calls = new Observed(observer, new Target(CallKind.EMBEDDING, model.id()));
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
    public int batchSize() {
        return model.batchSize();
    }

    @Override
    public Tokenizer tokenizer() {
        return model.tokenizer();
    }

    @Override
    public Embedded embed(List<String> texts) {
        return calls.call(
                texts.size(),
                () -> model.embed(texts),
                (flight, embedded) -> flight.answered(embedded.inputTokens(), 0));
    }

    @Override
    public Embedded embedQuestion(String question) {
        return calls.call(
                1,
                () -> model.embedQuestion(question),
                (flight, embedded) -> flight.answered(embedded.inputTokens(), 0));
    }
}
