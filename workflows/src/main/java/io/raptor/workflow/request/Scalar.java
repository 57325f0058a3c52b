package io.raptor.workflow.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The type of a field that is neither record nor list. */
enum Scalar {
    WORD("") {
        @Override
        boolean fits(JsonNode json, Class<?> type) {
            return json.isTextual() && words(type).contains(json.textValue().toLowerCase(Locale.ROOT));
        }
    },
    INTEGER("a whole number") {
        @Override
        boolean fits(JsonNode json, Class<?> type) {
            return json.isIntegralNumber() && json.canConvertToInt();
        }
    },
    LONG("a whole number") {
        @Override
        boolean fits(JsonNode json, Class<?> type) {
            return json.isIntegralNumber() && json.canConvertToLong();
        }
    },
    NUMBER("a number") {
        @Override
        boolean fits(JsonNode json, Class<?> type) {
            return json.isNumber() && Double.isFinite(json.doubleValue());
        }
    },
    TRUTH("true or false") {
        @Override
        boolean fits(JsonNode json, Class<?> type) {
            return json.isBoolean();
        }
    },
    TEXT("a string") {
        @Override
        boolean fits(JsonNode json, Class<?> type) {
            return json.isTextual();
        }
    };

    private final String said;

    Scalar(String said) {
        this.said = said;
    }

    static Scalar of(Class<?> type) {
        if (type.isEnum()) {
            return WORD;
        }
        if (type == Integer.class || type == int.class) {
            return INTEGER;
        }
        if (type == Long.class || type == long.class) {
            return LONG;
        }
        if (type == Double.class || type == double.class) {
            return NUMBER;
        }
        return type == Boolean.class || type == boolean.class ? TRUTH : TEXT;
    }

    abstract boolean fits(JsonNode json, Class<?> type);

    /** What a value of {@code type} must be, for people. */
    String kind(Class<?> type) {
        return this == WORD ? String.join(" or ", words(type)) : said;
    }

    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** What was typed, as JSON has it; what is of another kind stays text, and is refused as that. */
    JsonNode typed(String text) {
        String word = text.strip();
        if (this == TEXT) {
            return TextNode.valueOf(text);
        }
        if (word.equals("null")) {
            return NullNode.instance;
        }
        if (this == TRUTH) {
            boolean yes = word.equalsIgnoreCase("true");
            return yes || word.equalsIgnoreCase("false") ? BooleanNode.valueOf(yes) : TextNode.valueOf(text);
        }
        return this == WORD ? TextNode.valueOf(word) : number(word);
    }

    private static JsonNode number(String word) {
        try {
            BigDecimal number = new BigDecimal(word);
            return number.scale() == 0 ? BigIntegerNode.valueOf(number.unscaledValue()) : DecimalNode.valueOf(number);
        } catch (NumberFormatException aWord) {
            return TextNode.valueOf(word);
        }
    }
}
