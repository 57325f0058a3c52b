package io.raptor.workflow.model;

/**
 * The models that a task's workers use.
 *
 * @param chat provider and model, for example {@code openai/gpt-4.1-mini} or {@code extractive}
 * @param embedding provider and model, for example {@code minilm}
 * @param remoteEmbedding embedding is a call of an endpoint, not work for a core of ours
 * @param embeddingBatch texts embedded in one call
 */
public record ModelProfile(String chat, String embedding, boolean remoteEmbedding, int embeddingBatch) {}
