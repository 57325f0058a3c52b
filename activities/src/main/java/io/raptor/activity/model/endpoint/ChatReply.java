package io.raptor.activity.model.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.raptor.activity.model.http.TokenUse;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A chat model's answer as it came, of whichever protocol: the whole of it, or a piece of one that is streamed.
 *
 * @param present whether there is a message at all
 * @param text parts of text joined, without those of thoughts
 * @param finish why it ended, as the endpoint calls it
 * @param thoughts what the endpoint tells apart as the model's thoughts; empty where it does not
 * @param declined the model says that it will not
 */
record ChatReply(boolean present, String text, String finish, String thoughts, boolean declined, TokenUse use) {

    private static final Set<String> TEXT_PARTS = Set.of("", "text", "output_text", "input_text");

    static ChatReply of(JsonNode root) {
        JsonNode body = root.isArray() && root.size() == 1 ? root.get(0) : root;
        JsonNode choice = choice(body.path("choices"));
        JsonNode message = Stream.of(choice.path("message"), choice.path("delta"))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(body.path("message"));
        JsonNode content =
                message.isObject() ? message.path("content") : firstText(choice.path("text"), body.path("response"));
        return new ChatReply(
                message.isObject() || content.isTextual(),
                text(content),
                finish(body, choice),
                thoughts(message, content),
                message.path("refusal").isTextual()
                        && !message.path("refusal").asText().isBlank()
                        && text(content).isBlank(),
                TokenUse.of(body));
    }

    /** The one of index 0 where they tell, else the first. */
    private static JsonNode choice(JsonNode choices) {
        return StreamSupport.stream(choices.spliterator(), false)
                .filter(choice -> choice.path("index").asInt(-1) == 0)
                .findFirst()
                .orElse(choices.path(0));
    }

    private static JsonNode firstText(JsonNode one, JsonNode other) {
        return one.isTextual() ? one : other;
    }

    private static String finish(JsonNode body, JsonNode choice) {
        for (JsonNode found : new JsonNode[] {
            choice.path("finish_reason"),
            choice.path("finishReason"),
            body.path("done_reason"),
            body.path("finish_reason")
        }) {
            if (!found.isMissingNode() && !found.isNull()) {
                return found.asText("");
            }
        }
        return body.path("done").asBoolean(true) ? "" : "not done";
    }

    private static String text(JsonNode content) {
        if (content.isArray()) {
            return StreamSupport.stream(content.spliterator(), false)
                    .map(ChatReply::text)
                    .collect(Collectors.joining());
        }
        if (content.isObject()) {
            boolean text = TEXT_PARTS.contains(content.path("type").asText("").toLowerCase(Locale.ROOT));
            JsonNode said = content.path("text");
            return text ? said.isObject() ? said.path("value").asText("") : text(said) : "";
        }
        return content.isTextual() ? content.asText() : "";
    }

    private static String thoughts(JsonNode message, JsonNode content) {
        StringBuilder thoughts = new StringBuilder();
        for (String field : new String[] {"reasoning_content", "reasoning", "thinking", "thoughts"}) {
            thoughts.append(message.path(field).asText(""));
        }
        content.findValues("thinking")
                .forEach(part -> thoughts.append(part.isTextual() ? part.asText() : part.toString()));
        return thoughts.toString();
    }
}
