package io.raptor.activity.model;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.ollama.OllamaEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Summariser;
import io.raptor.activity.port.Tokenizer;

/** Makes models from settings that are without fault. Nothing is loaded or called before the first use. */
public final class Models {

    private Models() {}

    /** The embedding model: MiniLM in process, or the one behind the endpoint. */
    public static Embedder embedder(ModelSettings settings) {
        return switch (settings.provider()) {
            case EMBEDDED -> new MiniLmEmbedder();
            case OPENAI -> new RemoteEmbedder(settings, openAi(settings), new MiniLmTokenizer());
            case OLLAMA -> new RemoteEmbedder(settings, ollama(settings), new MiniLmTokenizer());
        };
    }

    /**
     * The summariser: extractive in process, or the chat model behind the endpoint.
     *
     * @param tokenizer the embedding model's, by which lengths are counted
     */
    public static Summariser summariser(ModelSettings settings, Tokenizer tokenizer) {
        return settings.provider() == ModelProvider.EMBEDDED
                ? new ExtractiveSummariser(tokenizer)
                : new ChatSummariser(settings, ChatEndpoint.of(settings), tokenizer);
    }

    private static EmbeddingModel openAi(ModelSettings settings) {
        return OpenAiEmbeddingModel.builder()
                .httpClientBuilder(new EndpointClientBuilder())
                .baseUrl(settings.baseUrl())
                .apiKey(settings.keyOrNull())
                .modelName(settings.model())
                .timeout(settings.timeout())
                .maxRetries(0)
                .maxSegmentsPerBatch(settings.batchSize())
                .build();
    }

    private static EmbeddingModel ollama(ModelSettings settings) {
        return OllamaEmbeddingModel.builder()
                .httpClientBuilder(new EndpointClientBuilder())
                .baseUrl(settings.baseUrl())
                .modelName(settings.model())
                .timeout(settings.timeout())
                .maxRetries(0)
                .build();
    }
}
