package io.raptor.activity.store.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition on rows, put together part by part, with the values of its question marks. */
public final class Condition {

    private final String text;
    private final List<Object> values;

    private Condition(String text, List<Object> values) {
        this.text = text;
        this.values = values;
    }

    /** Met by every row. */
    public static Condition none() {
        return new Condition("true", List.of());
    }

    /** This and {@code part}; this alone where the part's value is {@code null}. */
    public Condition and(String part, @Nullable Object value) {
        return value == null ? this : both(part, value);
    }

    public Condition and(String part, Object first, Object second, Object third) {
        return both(part, first, second, third);
    }

    private Condition both(String part, Object... more) {
        List<Object> all = new ArrayList<>(values);
        Collections.addAll(all, more);
        return new Condition(text + " and " + part, all);
    }

    public String text() {
        return text;
    }

    /** @param more of what follows the condition in its statement */
    public Object[] values(Object... more) {
        List<Object> all = new ArrayList<>(values);
        Collections.addAll(all, more);
        return all.toArray();
    }
}
