package io.raptor.starter.operate;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The command lines of others, found by their variable, beside one another, or on the path. */
public final class Tools {

    private Tools() {}

    public static String temporal() {
        return named("TEMPORAL_CLI")
                .or(() -> onPath("temporal"))
                .orElseGet(() -> missing("no Temporal command line: set TEMPORAL_CLI or put `temporal` on the path"));
    }

    static String tctl() {
        return named("TCTL")
                .or(() -> beside(Path.of(temporal()), "tctl"))
                .or(() -> onPath("tctl"))
                .orElseGet(() -> missing("no tctl: set TCTL, or put it beside `temporal` or on the path"));
    }

    private static Optional<String> named(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }

    private static Optional<String> beside(Path other, String name) {
        return Optional.of(other.resolveSibling(name))
                .filter(Files::isExecutable)
                .map(Path::toString);
    }

    private static Optional<String> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** Skipping is for laptops: what CI is there for must not be left out quietly. */
    private static String missing(String message) {
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(message);
        }
        Assumptions.abort(message);
        return message;
    }
}
