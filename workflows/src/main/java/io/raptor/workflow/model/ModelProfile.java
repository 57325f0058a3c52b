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
 * @param report the chat model that reports on graphs; {@code null} where that is {@code chat}
 */
public record ModelProfile(
        String chat,
        String embedding,
        boolean remoteEmbedding,
        int embeddingBatch,
        @Nullable String extract,
        @Nullable String report) {

    public ModelProfile {
        extract = extract != null && extract.equals(chat) ? null : extract;
        report = report != null && report.equals(chat) ? null : report;
    }

    /** The chat model reports on graphs, too. */
    public ModelProfile(
            String chat, String embedding, boolean remoteEmbedding, int embeddingBatch, @Nullable String extract) {
        this(chat, embedding, remoteEmbedding, embeddingBatch, extract, null);
    }

    /** One chat model does all. */
    public ModelProfile(String chat, String embedding, boolean remoteEmbedding, int embeddingBatch) {
        this(chat, embedding, remoteEmbedding, embeddingBatch, null, null);
    }

    /** The id of the chat model that reads documents for graphs. */
    public String extractor() {
        return extract == null ? chat : extract;
    }

    /** The id of the chat model that reports on graphs: it says which names are one thing, and describes and sums up. */
    public String reporter() {
        return report == null ? chat : report;
    }

    /** Every model's id, once. */
    public List<String> ids() {
        return Stream.of(chat, embedding, extractor(), reporter()).distinct().toList();
    }

    /** Every chat model's id, once. */
    public List<String> chats() {
        return Stream.of(chat, extractor(), reporter()).distinct().toList();
    }

    /** Those that a task of this type uses: trees are made without those of graphs. */
    public ModelProfile usedBy(TaskType type) {
        return type == TaskType.GRAPHRAG ? this : new ModelProfile(chat, embedding, remoteEmbedding, embeddingBatch);
    }

    /** These with another one that writes summaries. */
    public ModelProfile withChat(String writer) {
        return new ModelProfile(writer, embedding, remoteEmbedding, embeddingBatch);
    }

    /** Whether the same models are meant, however they are called. */
    public boolean sameModels(ModelProfile other) {
        return chat.equals(other.chat)
                && embedding.equals(other.embedding)
                && extractor().equals(other.extractor())
                && reporter().equals(other.reporter());
    }

    /** For people. */
    public String text() {
        String reading = extract == null ? "" : ", " + extract + " for graphs";
        String reporting = report == null ? "" : ", " + report + " for their reports";
        return chat + reading + reporting + " and " + embedding;
    }
}
