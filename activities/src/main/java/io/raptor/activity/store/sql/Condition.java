package io.raptor.activity.store.sql;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A condition on rows, put together part by part, with the values of its parameters. */
public final class Condition {

    private final String text;
    private final Map<String, Object> values;

    private Condition(String text, Map<String, Object> values) {
        this.text = text;
        this.values = values;
    }

    /** Met by every row. */
    public static Condition none() {
        return new Condition("true", Map.of());
    }

    /** This and {@code part}, which names its value; this alone where that is {@code null}. */
    public Condition and(String part, String name, @Nullable Object value) {
        return value == null ? this : new Condition(text + " and " + part, with(name, value));
    }

    /** The same condition, with the value of what follows it in its statement. */
    public Condition given(String name, Object value) {
        return new Condition(text, with(name, value));
    }

    private Map<String, Object> with(String name, Object value) {
        Map<String, Object> all = new HashMap<>(values);
        all.put(name, value);
        return all;
    }

    public String text() {
        return text;
    }

    public Map<String, Object> values() {
        return values;
    }
}
