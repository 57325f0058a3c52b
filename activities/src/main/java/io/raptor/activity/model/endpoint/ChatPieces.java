package io.raptor.activity.model.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.raptor.activity.model.http.ErrorBody;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A chat model's answer that comes line by line, as events or as JSON, and is put together again in the form of a whole one.
 * A whole one in a single line is a piece, too.
 */
final class ChatPieces {

    private static final String EVENT = "data:";
    private static final String END = "[DONE]";

    /** How an answer ends that nobody ended. */
    private static final String BROKEN_OFF = "connection closed";

    private final Consumer<String> words;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thoughts = new StringBuilder();
    private ObjectNode latest = EndpointJson.MAPPER.createObjectNode();
    private ObjectNode last = EndpointJson.MAPPER.createObjectNode();
    private String finish = "";
    private Optional<ErrorBody> error = Optional.empty();
    private boolean some;
    private boolean present;
    private boolean declined;
    private boolean ended;

    /** @param words receives those of the model as they come */
    ChatPieces(Consumer<String> words) {
        this.words = words;
    }

    void line(String line) {
        String data = line.startsWith(EVENT) ? line.substring(EVENT.length()).strip() : line.strip();
        if (data.equals(END)) {
            ended = true;
        } else if (data.startsWith("{")) {
            json(data).ifPresent(this::read);
        }
    }

    /** A line of JSON that is written over several is none. */
    private static Optional<ObjectNode> json(String data) {
        try {
            return EndpointJson.MAPPER.readTree(data) instanceof ObjectNode piece
                    ? Optional.of(piece)
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private void read(ObjectNode piece) {
        ChatReply reply = ChatReply.of(piece);
        some = true;
        latest = piece;
        present |= reply.present();
        declined |= reply.declined();
        error = error.isPresent() ? error : ErrorBody.told(piece);
        thoughts.append(reply.thoughts());
        if (!reply.finish().isEmpty() && !piece.path("done").isBoolean()) {
            finish = reply.finish();
        }
        if (piece.path("done").asBoolean(false)) {
            finish = reply.finish();
            ended = true;
        }
        ended |= !finish.isEmpty() || isWhole(piece);
        if (reply.use().input() > 0 || reply.use().output() > 0) {
            last = piece;
        }
        if (!reply.text().isEmpty()) {
            text.append(reply.text());
            words.accept(reply.text());
        }
    }

    private static boolean isWhole(JsonNode piece) {
        return piece.at("/choices/0/message").isObject();
    }

    /** Nothing was a piece of an answer: the body is to be read as a whole. */
    boolean none() {
        return !some;
    }

    /** The last piece as it came. */
    JsonNode latest() {
        return latest;
    }

    /** What the endpoint says went wrong; nothing did where the answer came to its end. */
    Optional<ErrorBody> error() {
        boolean whole = !text.toString().isBlank() && !finish.isEmpty() && FinishReason.of(finish) == FinishReason.END;
        return whole ? Optional.empty() : error;
    }

    /** The whole answer, with the usage of the last piece that tells any. */
    JsonNode joined() {
        ObjectNode whole = last.deepCopy();
        ObjectNode choice = whole.at("/choices/0") instanceof ObjectNode told
                ? told.deepCopy()
                : EndpointJson.MAPPER.createObjectNode();
        choice.put("index", 0).put("finish_reason", ended ? finish : BROKEN_OFF);
        if (present) {
            ObjectNode message = choice.putObject("message").put("content", text.toString());
            message.put("reasoning_content", thoughts.toString());
            if (declined) {
                message.put("refusal", "declined");
            }
        } else {
            choice.remove("message");
            whole.remove("message");
        }
        whole.putArray("choices").add(choice);
        return whole;
    }
}
