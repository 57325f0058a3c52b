package io.raptor.activity.source;

import io.raptor.activity.document.type.DocumentTypes;
import io.raptor.activity.port.Catalogue.FoundDocument;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The way through one source. Symbolic links are not followed, so it never leaves the source and always ends. */
final class FolderWalk {

    /** Java names files in the character set of the process's locale; a name may still be in none at all. */
    private static final String INEXPRESSIBLE = "UTF-8".equals(System.getProperty("sun.jnu.encoding"))
            ? "its name is not UTF-8: rename it"
            : "its name cannot be written in this process's character set: start with LC_ALL=C.UTF-8";

    private final Path root;
    private final FileExaminer examiner;
    private final SourceFilter filter;
    private final Consumer<FoundDocument> to;

    /** @param root without symbolic links */
    FolderWalk(Path root, FileExaminer examiner, SourceFilter filter, Consumer<FoundDocument> to) {
        this.root = root;
        this.filter = filter;
        this.examiner = examiner;
        this.to = to;
    }

    /** @param name what the source is called; the id of a source that is a file */
    void walk(String name) {
        if (Files.isDirectory(root)) {
            walkFolder("", root);
        } else {
            visit(name, root);
        }
    }

    private void walkFolder(String id, Path folder) {
        List<Path> entries;
        try {
            entries = sorted(folder);
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            to.accept(examiner.unread(id, folder, 0));
            return;
        }
        for (Path entry : entries) {
            String name = DocumentTypes.fileName(entry);
            if (!filter.leavesOut(root, entry, Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))) {
                visit(id.isEmpty() ? name : id + "/" + name, entry);
            }
        }
    }

    private static List<Path> sorted(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(Comparator.comparing(DocumentTypes::fileName));
        return entries;
    }

    private void visit(String id, Path entry) {
        if (!expressible(entry)) {
            skip(entry.toUri().getRawPath(), entry, INEXPRESSIBLE);
            return;
        }
        try {
            visit(id, entry, Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return; // gone since the folder was listed
        } catch (IOException e) {
            to.accept(examiner.unread(id, entry, 0));
        }
    }

    private void visit(String id, Path entry, BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            visitLink(id, entry);
        } else if (attributes.isDirectory()) {
            walkFolder(id, entry);
        } else if (attributes.isRegularFile()) {
            examiner.examine(id, entry, attributes.size()).ifPresent(to);
        } else {
            skip(id, entry, "neither a file nor a folder");
        }
    }

    private void visitLink(String id, Path link) {
        Path target;
        try {
            target = link.toRealPath();
        } catch (IOException e) {
            skip(id, link, "a symbolic link that leads nowhere");
            return;
        }
        if (!target.startsWith(root)) {
            skip(
                    id,
                    link,
                    "a symbolic link that leads out of the source folder: index its target by naming it as a source");
        } else if (Files.isRegularFile(target) && IgnoredNames.within(root.relativize(target))) {
            // mounted configuration: visible links to files in a hidden folder, found nowhere else
            visit(id, target);
        } else {
            skip(id, link, "a symbolic link to something in the same source folder, which is found there");
        }
    }

    private void skip(String id, Path entry, String reason) {
        to.accept(examiner.skipped(id, entry, 0, reason));
    }

    private static boolean expressible(Path entry) {
        try {
            return entry.getFileSystem().getPath(entry.toString()).equals(entry);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
