package io.raptor.starter.cli.command;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A quick look at sources before a task is begun: whether there is any file at all. */
final class SourceCheck {

    private SourceCheck() {}

    /** @throws OperationException CONFLICT where no source holds a file */
    static void refuseEmpty(List<String> sources) {
        if (sources.stream().map(Path::of).noneMatch(SourceCheck::holdsFile)) {
            throw new OperationException(
                    Kind.CONFLICT, "no files found in " + String.join(", ", sources) + ": nothing was started");
        }
    }

    /** What cannot be looked at is left to the task, which says what is wrong with it. */
    private static boolean holdsFile(Path source) {
        try (Stream<Path> all = Files.walk(source, FileVisitOption.FOLLOW_LINKS)) {
            return all.anyMatch(path -> !hidden(source, path) && Files.isRegularFile(path));
        } catch (IOException | UncheckedIOException unreadable) {
            return true;
        }
    }

    /** Names that begin with a dot are left out by every task. */
    private static boolean hidden(Path source, Path path) {
        for (Path name : source.relativize(path)) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
