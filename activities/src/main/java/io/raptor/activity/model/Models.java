package io.raptor.activity.model;

import io.raptor.activity.model.endpoint.ApproximateTokenizer;
import io.raptor.activity.model.endpoint.ChatSummariser;
import io.raptor.activity.model.endpoint.EndpointChatModel;
import io.raptor.activity.model.endpoint.RemoteEmbedder;
import io.raptor.activity.model.local.ExtractiveSummariser;
import io.raptor.activity.model.local.LocalEmbedder;
import io.raptor.activity.model.local.WordPieces;
import io.raptor.activity.port.ChatModel;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Summariser;
import io.raptor.activity.port.Tokenizer;

/** Makes models from settings that are without fault. Nothing is loaded or called before the first use. */
public final class Models {

    private Models() {}

    /** The embedding model: the one in process, or the one behind the endpoint. */
    public static Embedder embedder(ModelSettings settings) {
        return switch (settings.provider()) {
            case EMBEDDED -> new LocalEmbedder();
            case OPENAI, OLLAMA -> new RemoteEmbedder(settings, new ApproximateTokenizer(new WordPieces()));
        };
    }

    /**
     * The summariser: extractive in process, or the chat model behind the endpoint.
     *
     * @param tokenizer the embedding model's, by which lengths are counted
     */
    public static Summariser summariser(ModelSettings settings, Tokenizer tokenizer) {
        return summariser("chat", settings, tokenizer);
    }

    /**
     * The same by the chat model for one job.
     *
     * @param group of the settings that decide it, as for {@link #chat(String, ModelSettings, Tokenizer)}
     */
    public static Summariser summariser(String group, ModelSettings settings, Tokenizer tokenizer) {
        return settings.provider() == ModelProvider.EMBEDDED
                ? new ExtractiveSummariser(tokenizer)
                : new ChatSummariser(chat(group, settings, tokenizer), settings.contextTokens(), tokenizer);
    }

    /**
     * The chat model behind an endpoint, whatever it is asked for.
     *
     * @param tokenizer by which tokens are counted that the endpoint does not tell
     */
    public static ChatModel chat(ModelSettings settings, Tokenizer tokenizer) {
        return chat("chat", settings, tokenizer);
    }

    /**
     * The chat model for one job.
     *
     * @param group of the settings that decide it, which messages name: {@code chat}, or a role's
     */
    public static ChatModel chat(String group, ModelSettings settings, Tokenizer tokenizer) {
        return new EndpointChatModel(group, settings, tokenizer);
    }
}
