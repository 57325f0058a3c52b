package io.raptor.activity.model;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.util.regex.Pattern;

/** A chat model with its provider's way of stating parameters. */
record ChatEndpoint(ChatModel model, ParameterStyle parameters) {

    /** OpenAI's models that think first: they refuse a temperature and call the answer's length by another name. */
    private static final Pattern THINKING = Pattern.compile("(?:.*/)?(?:o\\d|gpt-5).*");

    /** What may differ from call to call. */
    @FunctionalInterface
    interface ParameterStyle {
        ChatRequestParameters of(int seed, double temperature, int answerTokens);
    }

    static ChatEndpoint of(ModelSettings settings) {
        return settings.provider() == ModelProvider.OLLAMA ? ollama(settings) : openAi(settings);
    }

    private static ChatEndpoint openAi(ModelSettings settings) {
        ChatModel model = OpenAiChatModel.builder()
                .httpClientBuilder(new EndpointClientBuilder())
                .baseUrl(settings.baseUrl())
                .apiKey(settings.keyOrNull())
                .modelName(settings.model())
                .timeout(settings.timeout())
                .maxRetries(0)
                .build();
        boolean thinking = THINKING.matcher(settings.model()).matches();
        return new ChatEndpoint(model, thinking ? ChatEndpoint::thinking : ChatEndpoint::plain);
    }

    private static ChatRequestParameters plain(int seed, double temperature, int answerTokens) {
        return OpenAiChatRequestParameters.builder()
                .seed(seed)
                .temperature(temperature)
                .maxOutputTokens(answerTokens)
                .build();
    }

    private static ChatRequestParameters thinking(int seed, double temperature, int answerTokens) {
        return OpenAiChatRequestParameters.builder()
                .seed(seed)
                .maxCompletionTokens(answerTokens)
                .build();
    }

    /** Ollama cuts prompts in silence unless it is told how long they may be. */
    private static ChatEndpoint ollama(ModelSettings settings) {
        ChatModel model = OllamaChatModel.builder()
                .httpClientBuilder(new EndpointClientBuilder())
                .baseUrl(settings.baseUrl())
                .modelName(settings.model())
                .timeout(settings.timeout())
                .maxRetries(0)
                .build();
        return new ChatEndpoint(
                model,
                (seed, temperature, answerTokens) -> OllamaChatRequestParameters.builder()
                        .seed(seed)
                        .temperature(temperature)
                        .maxOutputTokens(answerTokens)
                        .numCtx(settings.contextTokens())
                        .build());
    }
}
