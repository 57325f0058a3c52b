package io.raptor.workflow.model;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The models that a task's work is done with.
 *
 * @param chat provider and model, for example {@code openai/gpt-4.1-mini} or {@code extractive}
 * @param embedding provider and model, for example {@code bge-small-en-v1.5-q}
 * @param remoteEmbedding embedding is a call of an endpoint, not work for a core of ours
 * @param embeddingBatch texts embedded in one call
 * @param extract the chat model that reads documents for graphs; {@code null} where that is {@code chat}
 */
public record ModelProfile(
        String chat,
        String embedding,
        boolean remoteEmbedding,
        int embeddingBatch,
        @Nullable String extract) {

    public ModelProfile {
        extract = extract != null && extract.equals(chat) ? null : extract;
    }

    /** One chat model does both. */
    public ModelProfile(String chat, String embedding, boolean remoteEmbedding, int embeddingBatch) {
        this(chat, embedding, remoteEmbedding, embeddingBatch, null);
    }

    /** The id of the chat model that reads documents for graphs. */
    public String extractor() {
        return extract == null ? chat : extract;
    }

    /** Every model's id, once. */
    public List<String> ids() {
        return Stream.of(chat, embedding, extractor()).distinct().toList();
    }

    /** Those that a task of this type uses: trees are made without the one that reads for graphs. */
    public ModelProfile usedBy(TaskType type) {
        return type == TaskType.GRAPHRAG ? this : new ModelProfile(chat, embedding, remoteEmbedding, embeddingBatch);
    }

    /** These with the one that reads for graphs as the one that writes summaries. */
    public ModelProfile ofExtractor() {
        return new ModelProfile(extractor(), embedding, remoteEmbedding, embeddingBatch);
    }

    /** Whether the same models are meant, however they are called. */
    public boolean sameModels(ModelProfile other) {
        return chat.equals(other.chat)
                && embedding.equals(other.embedding)
                && extractor().equals(other.extractor());
    }

    /** For people. */
    public String text() {
        String reading = extract == null ? "" : ", " + extract + " for graphs";
        return chat + reading + " and " + embedding;
    }
}
