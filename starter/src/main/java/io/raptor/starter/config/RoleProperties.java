package io.raptor.starter.config;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The chat model for one job: what is not set is as {@code raptor.chat} has it. The key of {@code raptor.chat} is sent to
 * no other address.
 *
 * @param requestsPerMinute of all tasks and workers together; 0 for no limit
 * @param tokensPerMinute the same, sent and received
 */
public record RoleProperties(
        @Nullable String baseUrl,
        @Nullable String apiKey,
        @Nullable String model,
        @Nullable Integer contextTokens,
        @Nullable Duration timeout,
        @Nullable Integer requestsPerMinute,
        @Nullable Integer tokensPerMinute) {

    /** All of the model's settings. */
    ModelProperties over(ModelProperties chat) {
        String address = or(baseUrl, chat.baseUrl());
        String key = address.equals(chat.baseUrl()) ? chat.apiKey() : "";
        return new ModelProperties(
                address,
                or(apiKey, key),
                or(model, chat.model()),
                or(contextTokens, chat.contextTokens()),
                chat.batchSize(),
                or(timeout, chat.timeout()),
                or(requestsPerMinute, chat.requestsPerMinute()),
                or(tokensPerMinute, chat.tokensPerMinute()));
    }

    private static <T> T or(@Nullable T own, T chat) {
        return isSet(own) ? Objects.requireNonNull(own) : chat;
    }

    /** Compose files and charts hand on what is not set as an empty text. */
    private static boolean isSet(@Nullable Object own) {
        return own != null && !own.equals("");
    }

    /** Whether anything is set. */
    boolean any() {
        return Stream.of(baseUrl, apiKey, model, contextTokens, timeout, requestsPerMinute, tokensPerMinute)
                .anyMatch(RoleProperties::isSet);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Role[" + Objects.requireNonNullElse(model, "as chat") + "]";
    }
}
