package io.raptor.activity.graph.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.raptor.activity.language.Spaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The fields of an object that a model wrote, under any of the names that models give them. */
public final class Fields {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]");

    private final Map<String, JsonNode> fields = new HashMap<>();

    /** @param object a node of any kind; only an object has fields */
    public Fields(JsonNode object) {
        object.properties().forEach(field -> fields.putIfAbsent(plain(field.getKey()), field.getValue()));
    }

    /** The name of a field without case and signs. */
    public static String plain(String name) {
        return NO_LETTER.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    public boolean has(List<String> names) {
        return names.stream().anyMatch(fields::containsKey);
    }

    /** The first that is there under these names; a missing node where none is. */
    public JsonNode node(List<String> names) {
        return names.stream()
                .filter(fields::containsKey)
                .map(fields::get)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** Its words on one line; those of several texts joined. Empty where there are none. */
    public String text(List<String> names) {
        return text(node(names));
    }

    /** A node's words on one line. */
    public static String text(JsonNode node) {
        if (node.isArray() || node.isObject()) {
            List<String> parts = new ArrayList<>();
            node.elements().forEachRemaining(part -> parts.add(text(part)));
            return String.join(" ", parts).strip();
        }
        return node.isNull() || node.isMissingNode()
                ? ""
                : Spaces.single(node.asText()).strip();
    }

    /** The first number in it: 8 of 8, 8.0, "8" and "8/10". */
    public OptionalDouble number(List<String> names) {
        return numbers(node(names)).mapToDouble(Double::parseDouble).findFirst();
    }

    /** All whole numbers in it, written as numbers, texts or a text of several. */
    public List<Integer> integers(List<String> names) {
        return integers(node(names));
    }

    /** All whole numbers in a node. */
    public static List<Integer> integers(JsonNode node) {
        return numbers(node)
                .map(Double::valueOf)
                .filter(number -> number == Math.rint(number) && Math.abs(number) < Integer.MAX_VALUE)
                .map(Double::intValue)
                .toList();
    }

    private static Stream<String> numbers(JsonNode node) {
        return NUMBER.matcher(text(node)).results().map(MatchResult::group);
    }
}
