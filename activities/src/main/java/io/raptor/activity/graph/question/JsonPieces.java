package io.raptor.activity.graph.question;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The objects and lists in a text that should be JSON: whatever stands around them, one to a line, or the whole ones
 * inside of one that breaks off.
 */
public final class JsonPieces {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
            .build();

    /** Its first value is a list or an object: it only holds others together. */
    private static final Pattern HOLDER = Pattern.compile("\\{\\s*[\"'“]?[\\w -]*[\"'”]?\\s*:\\s*[\\[{]");

    /** What may stand behind the last piece when nothing of the answer is missing but brackets. */
    private static final Pattern CLOSING = Pattern.compile("[\\s\\]}`]*");

    private final char[] text;
    private final List<JsonNode> whole = new ArrayList<>();
    private int broken;
    private boolean open;
    private int end;

    private JsonPieces(String text) {
        this.text = text.toCharArray();
    }

    public static JsonPieces of(String text) {
        JsonPieces pieces = new JsonPieces(text);
        int at = 0;
        while (at < text.length()) {
            at = text.charAt(at) == '{' || text.charAt(at) == '[' ? pieces.read(text, at) : at + 1;
        }
        pieces.open =
                pieces.open && !CLOSING.matcher(text.substring(pieces.end)).matches();
        return pieces;
    }

    /**
     * Those of an answer that is whole.
     *
     * @throws UnreadableAnswerException when it is cut off
     */
    public static JsonPieces complete(String answer) {
        JsonPieces pieces = of(answer);
        if (pieces.cut()) {
            throw new UnreadableAnswerException("an answer that was cut off");
        }
        return pieces;
    }

    /** Reads the piece that begins there. @return where to go on */
    private int read(String from, int at) {
        try (JsonParser parser = JSON.getFactory().createParser(text, at, text.length - at)) {
            JsonNode node = parser.readValueAsTree();
            JsonLocation after = parser.currentLocation();
            whole.add(node);
            end = at + (int) after.getCharOffset();
            return end;
        } catch (JsonProcessingException malformed) {
            open = open || atEnd(malformed, at);
            return failed(from, at);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    /** Behind a comma the parser misses a value, not the end. */
    private boolean atEnd(JsonProcessingException fault, int from) {
        JsonLocation where = fault.getLocation();
        return fault instanceof JsonEOFException || (where != null && from + where.getCharOffset() >= text.length);
    }

    private int failed(String from, int at) {
        if (from.charAt(at) == '{'
                && !HOLDER.matcher(from).region(at, from.length()).lookingAt()) {
            broken++;
        }
        return at + 1;
    }

    /** Those that can be read, none inside of another, in their order. */
    public List<JsonNode> whole() {
        return List.copyOf(whole);
    }

    /**
     * What the first object with a field of these names lists there; one thing alone is a list of it.
     *
     * @param what is missing where there is no such object, for the model
     * @throws UnreadableAnswerException when there is none
     */
    public Iterable<JsonNode> listed(List<String> names, String what) {
        JsonNode list = whole.stream()
                .filter(JsonNode::isObject)
                .map(Fields::new)
                .filter(fields -> fields.has(names))
                .map(fields -> fields.node(names))
                .findFirst()
                .orElseThrow(() -> new UnreadableAnswerException("an answer without " + what));
        return list.isArray() ? list : List.of(list);
    }

    /** Objects that cannot be read. */
    public int broken() {
        return broken;
    }

    /** The text ends amid an object or a list. */
    public boolean cut() {
        return open;
    }
}
