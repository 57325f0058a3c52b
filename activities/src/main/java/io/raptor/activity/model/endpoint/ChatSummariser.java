package io.raptor.activity.model.endpoint;

import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.CallKey;
import io.raptor.activity.port.ChatModel;
import io.raptor.activity.port.ChatModel.ChatRequest;
import io.raptor.activity.port.ChatModel.Said;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Summariser;
import io.raptor.activity.port.Tokenizer;
import io.raptor.workflow.model.Usage;

/** Summaries by a chat model: a prompt, and how its answer is read. */
public final class ChatSummariser implements Summariser {

    private final ChatModel model;
    private final int contextTokens;
    private final Tokenizer tokenizer;
    private final ChatPrompt prompt;

    public ChatSummariser(ChatModel model, int contextTokens, Tokenizer tokenizer) {
        this.model = model;
        this.contextTokens = contextTokens;
        this.tokenizer = tokenizer;
        this.prompt = new ChatPrompt(tokenizer, contextTokens);
    }

    @Override
    public String id() {
        return model.id();
    }

    @Override
    public boolean remote() {
        return true;
    }

    @Override
    public String question(ClusterContent content) {
        String asked = id() + " prompt " + ChatPrompt.VERSION + " context " + contextTokens;
        return CallKey.of(asked + ChatPrompt.place(content), content);
    }

    @Override
    public Answer summarise(ClusterContent content, int attempt) {
        int wanted = content.maxTokens();
        int room = model.room(wanted, attempt);
        Said said = model.say(new ChatRequest(prompt.of(content, room), wanted, room, content.seed(), attempt));
        String fault = fault(ChatAnswer.of(said.raw()).text(), wanted);
        if (!fault.isEmpty()) {
            throw new BadAnswerException(id(), fault, said.raw(), said.inputTokens(), said.outputTokens());
        }
        return new Answer(said.raw(), false, said.inputTokens(), said.outputTokens());
    }

    /** What is wrong with a summary; empty where nothing is. */
    private String fault(String text, int wanted) {
        if (text.isEmpty()) {
            return "an empty answer";
        }
        int tokens = Math.max(tokenizer.count(text), text.length() / 8);
        if (tokens > AnswerRoom.longestText(wanted)) {
            return "an answer of " + tokens + " tokens where " + wanted + " were asked for";
        }
        return Repetition.in(text) ? "an answer that repeats itself" : "";
    }

    @Override
    public Summary read(Answer answer) {
        if (answer.titled()) {
            return Summariser.super.read(answer);
        }
        ChatAnswer read = ChatAnswer.of(answer.raw());
        return new Summary(read.title(), read.text(), answer.inputTokens(), answer.outputTokens());
    }

    @Override
    public Summary expected(ClusterContent content, double outputTokens) {
        String asked = prompt.of(content, model.room(content.maxTokens(), 0));
        String text = ExpectedAnswer.to(content, outputTokens);
        int said = outputTokens > 0 ? (int) Math.round(outputTokens) : ExpectedAnswer.tokens(text);
        return new Summary("", text, ExpectedAnswer.tokens(asked), said);
    }

    @Override
    public Usage probe() {
        return model.probe();
    }
}
