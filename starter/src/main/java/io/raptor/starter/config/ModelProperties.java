package io.raptor.starter.config;

import io.raptor.activity.call.RateLimit;
import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.port.Rates;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A model.
 *
 * @param baseUrl empty for the model in process
 * @param contextTokens that a request and its answer may have together
 * @param batchSize texts embedded in one call
 * @param timeout of one call
 * @param requestsPerMinute of all tasks and workers together; 0 for no limit
 * @param tokensPerMinute the same, sent and received
 */
public record ModelProperties(
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String apiKey,
        @DefaultValue("") String model,
        @DefaultValue("8192") int contextTokens,
        @DefaultValue("64") int batchSize,
        @DefaultValue("2m") Duration timeout,
        @DefaultValue("0") int requestsPerMinute,
        @DefaultValue("0") int tokensPerMinute) {

    /** Without the key. */
    @Override
    public String toString() {
        return "Model[" + model + (baseUrl.isBlank() ? "" : " at " + baseUrl) + "]";
    }

    public RateLimit rate(Rates rates, String id) {
        return new RateLimit(rates, id, requestsPerMinute, tokensPerMinute);
    }

    /** Whether a rate is none. */
    boolean negative() {
        return Math.min(requestsPerMinute, tokensPerMinute) < 0;
    }

    public ModelSettings settings() {
        ModelSettings settings = ModelSettings.of(baseUrl, apiKey, model);
        return baseUrl.isBlank()
                ? settings
                : settings.withContextTokens(contextTokens)
                        .withBatchSize(batchSize)
                        .withTimeout(timeout);
    }
}
