package io.raptor.activity.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.raptor.activity.model.ChatEndpoint.Asking;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Summariser;
import io.raptor.activity.port.Tokenizer;
import io.raptor.workflow.model.Usage;

/**
 * Summaries by a chat model behind an endpoint. The first question of a cluster is asked at temperature 0; a repeated
 * one with another seed, some temperature and more room for the answer, since the same question would get the same one.
 */
final class ChatSummariser implements Summariser {

    private static final double REPEATED_TEMPERATURE = 0.5;

    private static final String PROBE = "Answer with: ok";

    /** Models that think first refuse fewer. */
    private static final int PROBE_TOKENS = 16;

    private final ModelSettings settings;
    private final ChatEndpoint endpoint;
    private final Tokenizer tokenizer;
    private final ChatPrompt prompt;
    private final AnswerRoom room;

    ChatSummariser(ModelSettings settings, ChatEndpoint endpoint, Tokenizer tokenizer) {
        this.settings = settings;
        this.endpoint = endpoint;
        this.tokenizer = tokenizer;
        this.prompt = new ChatPrompt(tokenizer, settings.contextTokens());
        this.room = new AnswerRoom(settings.contextTokens());
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public boolean remote() {
        return true;
    }

    @Override
    public String question(ClusterContent content) {
        return Question.of(id() + " prompt " + ChatPrompt.VERSION + " context " + settings.contextTokens(), content);
    }

    @Override
    public Answer summarise(ClusterContent content, int attempt) {
        int answerTokens = room.tokens(content.maxTokens(), attempt);
        String asked = prompt.of(content, answerTokens);
        double temperature = attempt == 0 ? 0 : REPEATED_TEMPERATURE;
        JsonNode answer = endpoint.ask(new Asking(asked, seed(content.seed(), attempt), temperature, answerTokens));
        return judge().answer(answer, asked, content.maxTokens(), answerTokens);
    }

    private ChatJudge judge() {
        return new ChatJudge(endpoint.at(), tokenizer, room);
    }

    @Override
    public Answer expected(ClusterContent content, double outputTokens) {
        String asked = prompt.of(content, room.tokens(content.maxTokens(), 0));
        String text = ExpectedAnswer.to(content, outputTokens);
        int said = outputTokens > 0 ? (int) Math.round(outputTokens) : ExpectedAnswer.tokens(text);
        return new Answer("", text, ExpectedAnswer.tokens(asked), said);
    }

    private static int seed(long seed, int attempt) {
        return Math.floorMod(seed + attempt, Integer.MAX_VALUE);
    }

    @Override
    public Usage probe() {
        TokenUse use = judge().said(endpoint.ask(new Asking(PROBE, 0, 0, PROBE_TOKENS)));
        return new Usage(1, 0, 0, use.inputOr(tokenizer.count(PROBE)), use.outputOr(0), null);
    }
}
