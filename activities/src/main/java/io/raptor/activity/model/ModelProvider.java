package io.raptor.activity.model;

import java.util.Locale;

/** A way of talking to models. */
public enum ModelProvider {
    /** In this process, without an endpoint. */
    EMBEDDED,
    OPENAI,
    OLLAMA;

    private static final int OLLAMA_PORT = 11434;

    /** As written in ids and settings. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Ollama's own interface at its port; any other address is taken for OpenAI-compatible; none for embedded. */
    public static ModelProvider of(String baseUrl) {
        if (baseUrl.isBlank()) {
            return EMBEDDED;
        }
        return baseUrl.matches("[a-z]+://[^/]*:" + OLLAMA_PORT + "/?") ? OLLAMA : OPENAI;
    }
}
