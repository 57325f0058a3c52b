package io.raptor.workflow.model;

import java.util.List;

/**
 * The models that a task's work is done with.
 *
 * @param chat provider and model, for example {@code openai/gpt-4.1-mini} or {@code extractive}
 * @param embedding provider and model, for example {@code bge-small-en-v1.5-q}
 * @param remoteEmbedding embedding is a call of an endpoint, not work for a core of ours
 * @param embeddingBatch texts embedded in one call
 */
public record ModelProfile(String chat, String embedding, boolean remoteEmbedding, int embeddingBatch) {

    /** Both models' ids. */
    public List<String> ids() {
        return List.of(chat, embedding);
    }

    /** Whether the same models are meant, however they are called. */
    public boolean sameModels(ModelProfile other) {
        return chat.equals(other.chat) && embedding.equals(other.embedding);
    }

    /** For people. */
    public String text() {
        return chat + " and " + embedding;
    }
}
