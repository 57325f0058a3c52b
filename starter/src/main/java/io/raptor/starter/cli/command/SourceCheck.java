package io.raptor.starter.cli.command;

import io.raptor.activity.remote.S3Place;
import io.raptor.activity.source.FilteredVisitor;
import io.raptor.activity.source.SourceFilter;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.workflow.model.TaskRequest;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;

/** A quick look at sources before a task is begun: whether there is any file at all, and what patterns leave out. */
final class SourceCheck extends FilteredVisitor {

    private boolean found;

    private SourceCheck(SourceFilter filter, Path root) {
        super(root, filter);
    }

    /**
     * Looks at all sources.
     *
     * @return how many files and folders patterns leave out
     * @throws OperationException CONFLICT where no source holds a file
     */
    static long refuseEmpty(TaskRequest request) {
        SourceFilter filter = new SourceFilter(request);
        boolean any = false;
        for (String source : request.sources()) {
            // What an object storage holds is listed once, by the task.
            any |= S3Place.is(source) || holdsFile(filter, Path.of(source));
        }
        if (!any) {
            String why = filter.leftOut() == 0
                    ? ""
                    : " but " + filter.leftOut() + " that .gitignore, --include or --exclude leave out";
            throw new OperationException(
                    Kind.CONFLICT,
                    "no files found in " + String.join(", ", request.sources()) + why + ": nothing was started");
        }
        return filter.leftOut();
    }

    /** What cannot be looked at is left to the task, which says what is wrong with it. */
    private static boolean holdsFile(SourceFilter filter, Path source) {
        try {
            Path root = source.toRealPath();
            SourceCheck check = new SourceCheck(filter, root);
            Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), Integer.MAX_VALUE, check);
            return check.found;
        } catch (IOException unreadable) {
            return true;
        }
    }

    @Override
    protected void file(Path file, BasicFileAttributes attributes) {
        found = true;
    }

    @Override
    protected void unseen() {
        found = true;
    }
}
