package io.raptor.starter.cli.command;

import io.raptor.activity.source.SourceFilter;
import io.raptor.workflow.model.TaskRequest;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a task's sources as they are at one time, by size and time of change: a look at them reads none.
 *
 * @param files by their places
 */
record FolderState(Map<Path, Stamp> files) {

    /** What a change of a file changes. */
    record Stamp(long bytes, long changed) {}

    static FolderState of(TaskRequest request) {
        Map<Path, Stamp> files = new TreeMap<>();
        SourceFilter filter = new SourceFilter(request);
        for (String source : request.sources()) {
            try {
                Path root = Path.of(source).toRealPath();
                Files.walkFileTree(root, new Look(root, filter, files));
            } catch (IOException gone) {
                // It may come back.
            }
        }
        return new FolderState(files);
    }

    private static final class Look extends SimpleFileVisitor<Path> {

        private final Path root;
        private final SourceFilter filter;
        private final Map<Path, Stamp> files;

        Look(Path root, SourceFilter filter, Map<Path, Stamp> files) {
            this.root = root;
            this.filter = filter;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean out = !folder.equals(root) && leftOut(folder, true);
            return out ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.equals(root) || !leftOut(file, false)) {
                files.put(
                        file,
                        new Stamp(
                                attributes.size(), attributes.lastModifiedTime().toMillis()));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        /** Names that begin with a dot are left out by every task. */
        private boolean leftOut(Path path, boolean folder) {
            return path.getFileName().toString().startsWith(".") || filter.leavesOut(root, path, folder);
        }
    }
}
