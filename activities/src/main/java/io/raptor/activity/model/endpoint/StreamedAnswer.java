package io.raptor.activity.model.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.raptor.activity.model.http.ErrorBody;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An answer that came piece by piece though it was asked for whole, as some endpoints and proxies send every answer: events, or a line
 * of JSON each.
 */
final class StreamedAnswer {

    private static final String DATA = "data:";
    private static final String END = "[DONE]";

    /** What a piece has only its own part of. */
    private static final Set<String> PARTS = Set.of("choices", "message", "response", "done");

    private final ObjectNode whole = EndpointClient.JSON.createObjectNode();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thoughts = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private String finish = "";
    private boolean ended;
    private boolean failed;
    private int pieces;

    private StreamedAnswer() {}

    /** The answer that the pieces make together; empty for a body that is no such thing. */
    static Optional<JsonNode> of(String body) {
        StreamedAnswer answer = new StreamedAnswer();
        boolean events = false;
        List<String> lines = body.lines().filter(line -> !line.isBlank()).toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean field = line.startsWith(":") || line.startsWith("event:") || line.startsWith("id:");
            boolean data = line.startsWith(DATA);
            events |= field || data;
            if (!field && !answer.take(data ? line.substring(DATA.length()).strip() : line)) {
                if (i < lines.size() - 1) {
                    return Optional.empty();
                }
                answer.ended = false; // cut off within its last piece
                answer.finish = "";
            }
        }
        return answer.pieces > (events ? 0 : 1) ? Optional.of(answer.whole()) : Optional.empty();
    }

    private boolean take(String data) {
        if (data.equals(END)) {
            ended = true;
            return true;
        }
        try {
            if (!(EndpointClient.JSON.readTree(data) instanceof ObjectNode piece)) {
                return false;
            }
            add(piece);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private void add(ObjectNode piece) {
        pieces++;
        failed |= ErrorBody.told(piece).isPresent();
        piece.properties().stream()
                .filter(field ->
                        !PARTS.contains(field.getKey()) && !field.getValue().isNull())
                .forEach(field -> whole.set(field.getKey(), field.getValue()));
        if (piece.path("choices").path(0).path("delta") instanceof ObjectNode delta) {
            ((ObjectNode) piece.path("choices").path(0)).set("message", delta);
        }
        ChatReply reply = ChatReply.of(piece);
        text.append(reply.text());
        thoughts.append(reply.thoughts());
        refusal.append(piece.at("/choices/0/delta/refusal").asText(""));
        finish = reply.finish().isEmpty() && !piece.has("done") ? finish : reply.finish();
        ended |= !finish.isEmpty() || piece.path("done").asBoolean(false);
    }

    private JsonNode whole() {
        ObjectNode choice = whole.putArray("choices").addObject();
        choice.put("finish_reason", ended ? finish : failed ? "" : "incomplete");
        ObjectNode message = choice.putObject("message").put("content", text.toString());
        message.put("reasoning_content", thoughts.toString());
        if (!refusal.isEmpty()) {
            message.put("refusal", refusal.toString());
        }
        return whole;
    }
}
