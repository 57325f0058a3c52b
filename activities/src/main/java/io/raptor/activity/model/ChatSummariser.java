package io.raptor.activity.model;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Summariser;
import io.raptor.activity.port.Tokenizer;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Summaries by a chat model behind an endpoint. The first question of a cluster is asked at temperature 0; a repeated
 * one with another seed, some temperature and more room for the answer, since the same question would get the same one.
 */
final class ChatSummariser implements Summariser {

    private static final double REPEATED_TEMPERATURE = 0.5;

    /** An answer of this many times the wanted length is no longer a summary, or the model thinks aloud. */
    private static final int ANSWER_FACTOR = 3;

    private static final int ANSWER_EXTRA = 64;

    private static final String PROBE = "Answer with: ok";

    /** Models that think first refuse fewer. */
    private static final int PROBE_TOKENS = 16;

    private final ModelSettings settings;
    private final ChatEndpoint endpoint;
    private final Tokenizer tokenizer;
    private final ChatPrompt prompt;

    ChatSummariser(ModelSettings settings, ChatEndpoint endpoint, Tokenizer tokenizer) {
        this.settings = settings;
        this.endpoint = endpoint;
        this.tokenizer = tokenizer;
        this.prompt = new ChatPrompt(tokenizer, settings.contextTokens());
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
        int answerTokens = answerTokens(content.maxTokens(), attempt);
        String asked = prompt.of(content, answerTokens);
        ChatRequest request = ChatRequest.builder()
                .messages(UserMessage.from(asked))
                .parameters(endpoint.parameters()
                        .of(seed(content.seed(), attempt), attempt == 0 ? 0 : REPEATED_TEMPERATURE, answerTokens))
                .build();
        return answer(
                asked, ModelErrors.translating(id(), () -> endpoint.model().chat(request)));
    }

    @Override
    public Answer expected(ClusterContent content, double outputTokens) {
        String asked = prompt.of(content, answerTokens(content.maxTokens(), 0));
        String text = ExpectedAnswer.to(content, outputTokens);
        int said = outputTokens > 0 ? (int) Math.round(outputTokens) : ExpectedAnswer.tokens(text);
        return new Answer("", text, ExpectedAnswer.tokens(asked), said);
    }

    private int answerTokens(int wanted, int attempt) {
        int roomy = (ANSWER_FACTOR * wanted + ANSWER_EXTRA) << Math.min(attempt, 3);
        return Math.min(roomy, Math.max(wanted, settings.contextTokens() / 3));
    }

    private static int seed(long seed, int attempt) {
        return Math.floorMod(seed + attempt, Integer.MAX_VALUE);
    }

    private Answer answer(String asked, ChatResponse response) {
        if (response.finishReason() == FinishReason.CONTENT_FILTER) {
            throw new IndexingException(FailureType.MODEL_REFUSED, id() + " filtered the content of this request");
        }
        String said = response.aiMessage().text();
        TokenUsage usage = response.tokenUsage();
        int input = told(usage == null ? null : usage.inputTokenCount(), asked);
        int output = told(usage == null ? null : usage.outputTokenCount(), said);
        ChatAnswer answer = ChatAnswer.of(said == null ? "" : said);
        if (response.finishReason() == FinishReason.LENGTH || answer.text().isEmpty()) {
            String problem = answer.text().isEmpty() ? "an empty answer" : "an answer that was cut off";
            throw new BadAnswerException(id(), problem, said == null ? "" : said, input, output);
        }
        return new Answer(answer.title(), answer.text(), input, output);
    }

    @Override
    public Usage probe() {
        ChatRequest request = ChatRequest.builder()
                .messages(UserMessage.from(PROBE))
                .parameters(endpoint.parameters().of(0, 0, PROBE_TOKENS))
                .build();
        TokenUsage usage = ModelErrors.translating(id(), () -> endpoint.model().chat(request))
                .tokenUsage();
        return new Usage(
                1,
                0,
                0,
                told(usage == null ? null : usage.inputTokenCount(), PROBE),
                told(usage == null ? null : usage.outputTokenCount(), ""),
                null);
    }

    /** Some endpoints do not say what a call used. */
    private int told(@Nullable Integer tokens, @Nullable String text) {
        return tokens != null ? tokens : text == null ? 0 : tokenizer.count(text);
    }
}
