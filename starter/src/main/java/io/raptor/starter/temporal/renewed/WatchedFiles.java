package io.raptor.starter.temporal.renewed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Some files, and whether they are others than when they were last looked at. Not for use by several threads at once. */
final class WatchedFiles {

    private final List<Path> files;
    private List<Object> seen;

    WatchedFiles(List<Path> files) {
        this.files = List.copyOf(files);
        this.seen = marks();
    }

    /** True once for each change: also where a platform puts another file, or folder, in the place of the old one. */
    boolean changed() {
        List<Object> now = marks();
        boolean other = !now.equals(seen);
        seen = now;
        return other;
    }

    private List<Object> marks() {
        List<Object> marks = new ArrayList<>();
        for (Path file : files) {
            try {
                marks.add(file.toRealPath());
                marks.add(Files.getLastModifiedTime(file));
                marks.add(Files.size(file));
            } catch (IOException gone) {
                marks.add("gone");
            }
        }
        return marks;
    }
}
