package io.raptor.activity.source;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A quick look at the files below a source, without those that its task leaves out. The source itself is never left out. */
public abstract class FilteredVisitor extends SimpleFileVisitor<Path> {

    private final Path root;
    private final SourceFilter filter;

    /** @param root without links in it */
    protected FilteredVisitor(Path root, SourceFilter filter) {
        this.root = root;
        this.filter = filter;
    }

    /** A file that is not left out. */
    protected abstract void file(Path file, BasicFileAttributes attributes);

    /** A file or folder that cannot be looked at. */
    protected abstract void unseen();

    @Override
    public final FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean out = !folder.equals(root) && filter.leavesOut(root, folder, true);
        return out ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public final FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (file.equals(root) || !filter.leavesOut(root, file, false)) {
            file(file, attributes);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public final FileVisitResult visitFileFailed(Path file, IOException failure) {
        unseen();
        return FileVisitResult.CONTINUE;
    }
}
