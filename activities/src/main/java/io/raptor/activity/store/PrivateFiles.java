package io.raptor.activity.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files and folders that only their user can read, whatever the process would make them by itself. Where a file system
 * knows no such permissions, or the files are somebody else's, they stay as they are.
 */
public final class PrivateFiles {

    private static final String POSIX = "posix";
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private PrivateFiles() {}

    /** Makes a folder, and those above it where there are none; it and all of ours below belong to the user alone. */
    public static void folder(Path folder) throws IOException {
        Files.createDirectories(folder);
        close(folder);
    }

    /** Takes a file's or folder's permissions from everybody but its user. */
    public static void close(Path file) {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains(POSIX)) {
                close(file, Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
            }
        } catch (IOException | UnsupportedOperationException othersOrGone) {
            // It was made by another user, who decides about it, or went away.
        }
    }

    private static void close(Path file, PosixFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            return;
        }
        Set<PosixFilePermission> before = attributes.permissions();
        Set<PosixFilePermission> ours = EnumSet.copyOf(FOLDER);
        if (!attributes.isDirectory()) {
            ours.retainAll(before);
        }
        if (!ours.equals(before)) {
            Files.setPosixFilePermissions(file, ours);
        }
    }

    /** The same with all that is below a folder, links not followed. */
    public static void closeAll(Path folder) {
        try {
            Files.walkFileTree(folder, new Closing());
        } catch (NoSuchFileException none) {
            // Then there is nothing to read.
        } catch (IOException e) {
            throw new UncheckedIOException("the permissions of " + folder + " cannot be seen to", e);
        }
    }

    /** The same with the files that lie in a folder, not with its folders: those may be another program's. */
    public static void closeFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(Files::isRegularFile).forEach(PrivateFiles::close);
        } catch (NoSuchFileException none) {
            // Then there is nothing to read.
        } catch (IOException e) {
            throw new UncheckedIOException("the permissions of " + folder + " cannot be seen to", e);
        }
    }

    private static final class Closing extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            close(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            close(file);
            return FileVisitResult.CONTINUE;
        }

        /** Gone meanwhile, or another user's. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
