package io.raptor.activity.asking;

import io.raptor.activity.call.LedgeredChat.ChatCall;
import io.raptor.activity.graph.question.GraphQuestion;
import io.raptor.activity.graph.question.UnreadableAnswerException;
import io.raptor.activity.model.endpoint.ReasoningStripper;
import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.CallKey;
import io.raptor.activity.port.ChatModel;
import io.raptor.activity.port.ChatModel.ChatRequest;
import io.raptor.activity.port.ChatModel.Said;
import io.raptor.activity.port.Ledger.Answer;
import java.util.List;

/** A graph's question as the ledger's chat asks it. After an answer that cannot be read it names what was wrong. */
final class QuestionCall implements ChatCall {

    private final ChatModel model;
    private final GraphQuestion<?> question;
    private final int tokens;
    private String fault = "";

    /** @param tokens of the prompt, about */
    QuestionCall(ChatModel model, GraphQuestion<?> question, int tokens) {
        this.model = model;
        this.question = question;
        this.tokens = tokens;
    }

    @Override
    public String question() {
        return CallKey.of(model.id() + " " + question.version(), List.of(question.prompt()));
    }

    @Override
    public long inputTokens() {
        return tokens;
    }

    @Override
    public long outputTokens() {
        return question.answerTokens();
    }

    @Override
    public Answer answer(int attempt) {
        int wanted = question.answerTokens();
        String prompt = fault.isEmpty() ? question.prompt() : question.again(fault);
        Said said = model.say(new ChatRequest(prompt, wanted, model.room(wanted, attempt), 0, attempt));
        try {
            question.read(ReasoningStripper.without(said.raw()));
        } catch (UnreadableAnswerException unreadable) {
            fault = unreadable.fault();
            throw new BadAnswerException(model.id(), fault, said.raw(), said.inputTokens(), said.outputTokens());
        }
        return new Answer(said.raw(), false, said.inputTokens(), said.outputTokens());
    }
}
