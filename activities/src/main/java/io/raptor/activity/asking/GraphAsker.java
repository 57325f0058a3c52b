package io.raptor.activity.asking;

import io.raptor.activity.call.Caller;
import io.raptor.activity.call.LedgeredChat;
import io.raptor.activity.call.PaidAnswer;
import io.raptor.activity.graph.question.GraphQuestion;
import io.raptor.activity.model.endpoint.ReasoningStripper;
import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.ChatModel;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Tokenizer;
import io.raptor.workflow.model.Usage;

/** Asks a chat model graphs' questions, each of them once. */
public final class GraphAsker {

    private final ChatModel model;
    private final LedgeredChat chat;
    private final Tokenizer tokenizer;
    private final int context;

    /**
     * @param chat of the same model
     * @param context tokens of a question and its answer together
     */
    public GraphAsker(ChatModel model, LedgeredChat chat, Tokenizer tokenizer, int context) {
        this.model = model;
        this.chat = chat;
        this.tokenizer = tokenizer;
        this.context = context;
    }

    /** The id of the model that is asked. */
    public String model() {
        return model.id();
    }

    /**
     * Asks until there is an answer that can be read, a few times at most.
     *
     * @throws BadAnswerException when there is none
     * @throws IndexingException of a model's failure types; TASK_PAUSED, BUDGET_REACHED
     */
    public <T> Asked<T> ask(Caller caller, GraphQuestion<T> question) {
        PaidAnswer paid = chat.ask(caller, new QuestionCall(model, question, tokenizer.count(question.prompt())));
        return new Asked<>(question.read(ReasoningStripper.without(paid.answer().raw())), paid.usage());
    }

    /** Tokens of a text, about. */
    public int tokens(String text) {
        return tokenizer.count(text);
    }

    /** Tokens that the model takes beside a question and its answer. */
    public int roomBeside(GraphQuestion<?> question) {
        return Math.max(0, context - tokenizer.count(question.prompt()) - question.answerTokens());
    }

    /** Counts a call that was not made, because what it would have answered is there. */
    public void cached(Caller caller) {
        chat.cached(caller);
    }

    /** What an answer says, and what it took to get it. */
    public record Asked<T>(T answer, Usage usage) {}
}
