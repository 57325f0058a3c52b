package io.raptor.activity.call;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Summariser;
import io.raptor.activity.port.Summariser.ClusterContent;
import io.raptor.activity.port.Summariser.Member;
import io.raptor.activity.port.Summariser.Summary;
import io.raptor.workflow.model.Usage;
import java.time.InstantSource;

/** Summaries of clusters, each asked for once. */
public final class LedgeredSummaries {

    /** Tokens of a question beside the texts, about. */
    private static final int QUESTION = 200;

    private final Summariser model;
    private final LedgeredChat chat;

    public LedgeredSummaries(Summariser model, RateLimit rate, Ledger ledger, CallPolicies calls, InstantSource clock) {
        this(model, new LedgeredChat(model.id(), model.remote(), rate, ledger, calls, clock));
    }

    private LedgeredSummaries(Summariser model, LedgeredChat chat) {
        this.model = model;
        this.chat = chat;
    }

    /** The same model over another ledger. */
    public LedgeredSummaries over(Ledger other) {
        return new LedgeredSummaries(model, chat.over(other));
    }

    /** The model is an endpoint. */
    public boolean remote() {
        return model.remote();
    }

    /** @throws IndexingException of a model's failure types; TASK_PAUSED, BUDGET_REACHED */
    public PaidSummary ask(Caller caller, ClusterContent content) {
        PaidAnswer asked = chat.ask(caller, new Cluster(model, content));
        return new PaidSummary(model.read(asked.answer()), asked.usage());
    }

    /** Counts a call that was not made, because what it would have answered is there. */
    public void cached(Caller caller) {
        chat.cached(caller);
    }

    /**
     * Asks the model the shortest question there is.
     *
     * @throws IndexingException of a model's failure types
     */
    public void probe(String taskId) {
        chat.probe(taskId, model::probe);
    }

    private record Cluster(Summariser model, ClusterContent content) implements LedgeredChat.ChatCall {

        @Override
        public String question() {
            return model.question(content);
        }

        @Override
        public long inputTokens() {
            return QUESTION
                    + content.members().stream().mapToLong(Member::tokens).sum();
        }

        @Override
        public long outputTokens() {
            return content.maxTokens();
        }

        @Override
        public Answer answer(int attempt) {
            return model.summarise(content, attempt);
        }
    }

    /** A summary and what it took to get it. */
    public record PaidSummary(Summary answer, Usage usage) {}
}
