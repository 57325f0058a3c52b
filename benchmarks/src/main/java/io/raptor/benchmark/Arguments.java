package io.raptor.benchmark;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Options written as {@code --name value}. */
record Arguments(Map<String, String> values) {

    static Arguments of(String... args) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!args[i].startsWith("--") || i + 1 == args.length) {
                throw new IllegalArgumentException("'" + args[i] + "' is not an option with a value: use --name value");
            }
            values.put(args[i].substring(2), args[i + 1]);
        }
        return new Arguments(values);
    }

    /** Refuses an option that nothing would read. */
    Arguments only(Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("unknown option --" + name + ": use one of " + known);
            }
        }
        return this;
    }

    String required(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return value;
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    long number(String name, long otherwise) {
        @Nullable String value = values.get(name);
        return value == null ? otherwise : Long.parseLong(value);
    }
}
