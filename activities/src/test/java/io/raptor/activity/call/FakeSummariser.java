package io.raptor.activity.call;

import io.raptor.activity.port.CallKey;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Summariser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** A remote model whose answers the test decides. */
public final class FakeSummariser implements Summariser {

    public final AtomicInteger calls = new AtomicInteger();

    private final IntFunction<Answer> answers;

    /** @param answers what is answered to a cluster's attempt of that number */
    public FakeSummariser(IntFunction<Answer> answers) {
        this.answers = answers;
    }

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public boolean remote() {
        return true;
    }

    @Override
    public String question(ClusterContent content) {
        return CallKey.of(id(), content);
    }

    @Override
    public Answer summarise(ClusterContent content, int attempt) {
        calls.incrementAndGet();
        return answers.apply(attempt);
    }

    @Override
    public Summary expected(ClusterContent content, double outputTokens) {
        return read(answers.apply(0));
    }
}
