package io.raptor.starter.mcp;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a call; those that an agent leaves blank are taken for left out. */
final class Arguments {

    private final Map<String, Object> values;

    Arguments(@Nullable Map<String, Object> values) {
        this.values = values == null ? Map.of() : values;
    }

    /** @throws OperationException INVALID where it is left out */
    String text(String name) {
        String text = text(name, "");
        if (text.isBlank()) {
            throw new OperationException(Kind.INVALID, name + " must be given");
        }
        return text;
    }

    String text(String name, String otherwise) {
        Object value = values.get(name);
        return value == null || value.toString().isBlank() ? otherwise : value.toString();
    }

    /** @throws OperationException INVALID for what is no whole number within the bounds */
    int number(String name, int otherwise, int least, int most) {
        Object value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= least
                && number.intValue() <= most) {
            return number.intValue();
        }
        throw new OperationException(Kind.INVALID, name + " must be a number from " + least + " to " + most);
    }

    /** A list; a single text is a list of one. */
    List<String> texts(String name) {
        Object value = values.get(name);
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null || value.toString().isBlank() ? List.of() : List.of(value.toString());
    }
}
