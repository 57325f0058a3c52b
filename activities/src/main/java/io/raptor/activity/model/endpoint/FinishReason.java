package io.raptor.activity.model.endpoint;

import java.util.Locale;
import java.util.Set;

/** The reason why an answer ended. */
enum FinishReason {
    /** The model had said all. */
    END,
    /** There was no more room. */
    CUT,
    /** Somebody held its content back. */
    FILTERED,
    /** The endpoint itself failed, and says so. */
    OUTAGE,
    /** Nothing that ends an answer. */
    UNKNOWN;

    private static final Set<String> ENDS = Set.of(
            "",
            "null",
            "none",
            "stop",
            "stopped",
            "eos",
            "eos_token",
            "end_turn",
            "stop_sequence",
            "stop_token",
            "stop_string",
            "end_of_turn",
            "end_of_text",
            "end_of_sequence",
            "end",
            "ended",
            "complete",
            "completed",
            "finish",
            "finished",
            "done",
            "normal",
            "success");

    private static final Set<String> CUTS = Set.of(
            "length",
            "limit",
            "max_tokens",
            "max_length",
            "max_new_tokens",
            "max_output_tokens",
            "max_completion_tokens",
            "model_length",
            "token_limit",
            "tokens_limit",
            "token_limit_reached",
            "context_length",
            "context_length_exceeded",
            "context_window_exceeded",
            "model_context_window_exceeded",
            "truncated",
            "error_limit");

    private static final Set<String> FILTERS = Set.of(
            "content_filter",
            "content_filtered",
            "contentfilter",
            "filter",
            "filtered",
            "content_policy",
            "content_policy_violation",
            "safety",
            "image_safety",
            "sensitive",
            "recitation",
            "prohibited_content",
            "blocklist",
            "blocked",
            "spii",
            "moderation",
            "flagged",
            "refusal",
            "refused",
            "error_toxic",
            "guardrail",
            "guardrails",
            "guardrail_intervened");

    private static final Set<String> OUTAGES = Set.of(
            "insufficient_system_resource",
            "network_error",
            "server_error",
            "internal_error",
            "internal_server_error",
            "upstream_error",
            "overloaded",
            "service_unavailable",
            "timeout",
            "timed_out");

    /** Whether it describes the answer, and not a fault of the call. */
    boolean ofTheModel() {
        return this == END || this == CUT || this == FILTERED;
    }

    /** @param told in whatever letters; empty where the endpoint does not say */
    static FinishReason of(String told) {
        String word = told.strip()
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        return ENDS.contains(word)
                ? END
                : CUTS.contains(word)
                        ? CUT
                        : FILTERS.contains(word) ? FILTERED : OUTAGES.contains(word) ? OUTAGE : UNKNOWN;
    }
}
