package io.raptor.starter.page.newtask;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A folder that tasks may read, with the folders in it; or all that may be read.
 *
 * @param path empty for the list of all
 * @param parent the folder above, where that may be read; empty for the list of all
 * @param files in it, as far as it was looked at
 * @param more whether there is more in it than is shown
 */
record FolderList(String path, String parent, List<Entry> folders, long files, boolean more) {

    /** What a page can show. */
    private static final int MOST = 300;

    /** A folder with more in it is not read to its end. */
    private static final int LOOKED_AT = 20_000;

    FolderList {
        folders = List.copyOf(folders);
    }

    /** A folder. */
    record Entry(String name, String path) {}

    /**
     * What is below some folders; the list of these where {@code path} is none that may be read.
     *
     * @param allowed whether a path lies below them, links resolved
     */
    static FolderList of(String path, List<String> roots, Predicate<String> allowed) {
        if (path.isEmpty() || !allowed.test(path) || !isFolder(path)) {
            return roots.size() == 1 && path.isEmpty() && isFolder(roots.get(0))
                    ? of(roots.get(0), roots, allowed)
                    : new FolderList(
                            "",
                            "",
                            roots.stream().map(root -> new Entry(root, root)).toList(),
                            0,
                            false);
        }
        return read(Path.of(path), allowed);
    }

    private static boolean isFolder(String path) {
        try {
            return Files.isDirectory(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static FolderList read(Path folder, Predicate<String> allowed) {
        List<Entry> folders = new ArrayList<>();
        long files = 0;
        int seen = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path one : all) {
                if (++seen > LOOKED_AT) {
                    break;
                }
                String name = String.valueOf(one.getFileName());
                if (name.startsWith(".")) {
                    continue;
                }
                if (Files.isRegularFile(one)) {
                    files++;
                } else if (Files.isDirectory(one) && allowed.test(one.toString())) {
                    folders.add(new Entry(name, one.toString()));
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // What cannot be listed is shown with what was seen of it.
            return new FolderList(folder.toString(), above(folder, allowed), folders, files, true);
        }
        folders.sort(Comparator.comparing((Entry entry) -> entry.name().toLowerCase(Locale.ROOT))
                .thenComparing(Entry::name));
        return new FolderList(
                folder.toString(),
                above(folder, allowed),
                folders.subList(0, Math.min(MOST, folders.size())),
                files,
                folders.size() > MOST || seen > LOOKED_AT);
    }

    private static String above(Path folder, Predicate<String> allowed) {
        Path above = folder.getParent();
        return above != null && allowed.test(above.toString()) ? above.toString() : "";
    }
}
