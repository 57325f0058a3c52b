package io.raptor.activity.model.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tokens of a call as its answer reports them, whatever else that answer is. Zeros are not believed: no call is made of nothing.
 *
 * @param input tokens, or -1 where they are not reported
 * @param output tokens, thoughts among them, or -1
 * @param thoughts tokens of thoughts, or -1
 */
public record TokenUse(int input, int output, int thoughts) {

    private static final List<String> INPUT =
            List.of("prompt_tokens", "input_tokens", "prompt_eval_count", "promptTokenCount", "promptTokens");
    private static final List<String> OUTPUT =
            List.of("completion_tokens", "output_tokens", "eval_count", "candidatesTokenCount", "completionTokens");
    private static final List<String> TOTAL = List.of("total_tokens", "totalTokenCount", "totalTokens");
    private static final List<String> THOUGHTS = List.of("reasoning_tokens", "thoughtsTokenCount");

    public static TokenUse of(JsonNode root) {
        JsonNode body = root.isArray() && root.size() > 0 ? root.get(0) : root;
        List<JsonNode> places = Stream.of(
                        body.path("usage"),
                        body.at("/usage/tokens"),
                        body.at("/usage/billed_units"),
                        body.at("/choices/0/usage"),
                        body.at("/x_groq/usage"),
                        body.path("usageMetadata"),
                        body.at("/meta/tokens"),
                        body.at("/meta/billed_units"),
                        body)
                .filter(JsonNode::isObject)
                .toList();
        List<JsonNode> details = Stream.of(
                        body.at("/usage/completion_tokens_details"),
                        body.at("/usage/output_tokens_details"),
                        body.path("usage"),
                        body.path("usageMetadata"))
                .toList();
        int input = first(places, INPUT);
        int output = first(places, OUTPUT);
        int total = first(places, TOTAL);
        return new TokenUse(
                input >= 0 || total < 0 ? input : total - Math.max(0, output),
                output >= 0 || total < 0 || input < 0 || total <= input ? output : total - input,
                first(details, THOUGHTS));
    }

    private static int first(List<JsonNode> places, List<String> names) {
        return places.stream()
                .flatMap(place -> names.stream().map(place::path))
                .mapToInt(TokenUse::number)
                .filter(number -> number > 0)
                .findFirst()
                .orElse(-1);
    }

    private static int number(JsonNode node) {
        return (node.isNumber() && node.canConvertToInt())
                        || (node.isTextual() && node.asText().matches("\\d{1,9}"))
                ? node.asInt(-1)
                : -1;
    }

    public int inputOr(int counted) {
        return input > 0 ? input : counted;
    }

    public int outputOr(int counted) {
        return output > 0 ? output : counted;
    }
}
