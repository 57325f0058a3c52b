package io.raptor.activity.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The address of a model and the parameters of its calls.
 *
 * @param provider who speaks at the address; {@link ModelProvider#EMBEDDED} needs no other setting
 * @param baseUrl for OpenAI-compatible endpoints with the version, for example {@code http://host/v1}
 * @param apiKey empty where none is needed
 * @param timeout of one call, from the connection to the last byte
 * @param contextTokens what the model reads and writes in one call at most
 * @param batchSize texts embedded in one call
 */
public record ModelSettings(
        ModelProvider provider,
        String baseUrl,
        String apiKey,
        String model,
        Duration timeout,
        int contextTokens,
        int batchSize) {

    /** Unless configured. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);

    /** Unless configured; what models that people run themselves can hold. */
    public static final int DEFAULT_CONTEXT_TOKENS = 8192;

    /** Unless configured. */
    public static final int DEFAULT_BATCH_SIZE = 64;

    /** The models in this process. */
    public static ModelSettings embedded() {
        return of("", "", "");
    }

    /** A model at an address, the rest by default; a blank address means the models in this process. */
    public static ModelSettings of(String baseUrl, String apiKey, String model) {
        return new ModelSettings(
                ModelProvider.of(baseUrl),
                baseUrl,
                apiKey,
                model,
                DEFAULT_TIMEOUT,
                DEFAULT_CONTEXT_TOKENS,
                DEFAULT_BATCH_SIZE);
    }

    public ModelSettings withTimeout(Duration newTimeout) {
        return new ModelSettings(provider, baseUrl, apiKey, model, newTimeout, contextTokens, batchSize);
    }

    public ModelSettings withContextTokens(int tokens) {
        return new ModelSettings(provider, baseUrl, apiKey, model, timeout, tokens, batchSize);
    }

    public ModelSettings withBatchSize(int texts) {
        return new ModelSettings(provider, baseUrl, apiKey, model, timeout, contextTokens, texts);
    }

    /** Provider and model, without address or secret. */
    public String id() {
        return provider.text() + "/" + model;
    }

    /**
     * Every fault of these settings, each naming what to change; empty when they can be used.
     *
     * @param prefix of the settings' names, for example {@code raptor.chat}
     */
    public List<String> faults(String prefix) {
        List<String> faults = new ArrayList<>();
        if (provider == ModelProvider.EMBEDDED) {
            if (!model.isBlank()) {
                faults.add(prefix + ".model is set, but " + prefix + ".base-url, the address of its endpoint, is not");
            }
            return faults;
        }
        if (!httpAddress(baseUrl)) {
            faults.add(prefix + ".base-url must be an address like http://host:port/v1 without user or query");
        }
        if (model.isBlank()) {
            faults.add(prefix + ".model must name the model to ask at " + prefix + ".base-url");
        }
        if (timeout.isZero() || timeout.isNegative()) {
            faults.add(prefix + ".timeout must be above zero");
        }
        if (contextTokens < 128) {
            faults.add(prefix + ".context-tokens must be at least 128");
        }
        if (batchSize < 1 || batchSize > 2048) {
            faults.add(prefix + ".batch-size must be between 1 and 2048");
        }
        return faults;
    }

    private static boolean httpAddress(String address) {
        try {
            URI uri = new URI(address);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        if (provider == ModelProvider.EMBEDDED) {
            return "the model in this process";
        }
        return id() + " at " + baseUrl + (apiKey.isEmpty() ? "" : " with a key");
    }
}
