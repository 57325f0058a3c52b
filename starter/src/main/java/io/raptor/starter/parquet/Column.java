package io.raptor.starter.parquet;

import java.util.List;

/**
 * A column of a table.
 *
 * @param list it holds lists of such values
 * @param parts of the values where they have several, which are texts; else empty
 */
record Column(String name, Kind kind, boolean list, List<String> parts) {

    enum Kind {
        TEXT,
        INTEGER,
        FRACTION,
        /** Of single precision, as vectors are. */
        FLOAT
    }

    Column {
        parts = List.copyOf(parts);
    }

    static Column text(String name) {
        return new Column(name, Kind.TEXT, false, List.of());
    }

    static Column integer(String name) {
        return new Column(name, Kind.INTEGER, false, List.of());
    }

    static Column fraction(String name) {
        return new Column(name, Kind.FRACTION, false, List.of());
    }

    static Column texts(String name) {
        return new Column(name, Kind.TEXT, true, List.of());
    }

    static Column integers(String name) {
        return new Column(name, Kind.INTEGER, true, List.of());
    }

    static Column floats(String name) {
        return new Column(name, Kind.FLOAT, true, List.of());
    }

    /** Lists of values that have these parts each. */
    static Column records(String name, String... parts) {
        return new Column(name, Kind.TEXT, true, List.of(parts));
    }

    /** Where its values are kept: one place, or one for each part of its values. */
    List<List<String>> paths() {
        if (!list) {
            return List.of(List.of(name));
        }
        if (parts.isEmpty()) {
            return List.of(List.of(name, "list", "element"));
        }
        return parts.stream()
                .map(part -> List.of(name, "list", "element", part))
                .toList();
    }
}
