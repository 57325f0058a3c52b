package io.raptor.activity.source;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Names of files and folders that no person wrote to be read. */
final class IgnoredNames {

    private static final Set<String> NAMES =
            Set.of("node_modules", "__pycache__", "__MACOSX", "$RECYCLE.BIN", "Thumbs.db", "desktop.ini");

    /** Office programs' mark of a document that is open. */
    private static final String LOCK = "~$";

    private IgnoredNames() {}

    static boolean is(String name) {
        return name.startsWith(".") || name.startsWith(LOCK) || NAMES.contains(name);
    }

    /** @param relative {@code /}-separated */
    static boolean within(String relative) {
        return Stream.of(relative.split("/", -1)).anyMatch(IgnoredNames::is);
    }

    static boolean within(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false).anyMatch(name -> is(name.toString()));
    }
}
