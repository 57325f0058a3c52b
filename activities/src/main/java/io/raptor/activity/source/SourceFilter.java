package io.raptor.activity.source;

import io.raptor.activity.document.type.DocumentTypes;
import io.raptor.activity.port.RemoteFiles.RemoteFile;
import io.raptor.workflow.model.TaskRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The choice of files below a source: those that {@code include} matches, without those that {@code exclude} matches or
 * {@code .gitignore} files leave out, and without what only programs read. Patterns of all three are read alike. A folder that is left out is not looked into,
 * so nothing in it can be taken after all.
 */
public final class SourceFilter {

    private static final String GITIGNORE = ".gitignore";

    private final List<PathPattern> include;
    private final List<PathPattern> exclude;
    private final boolean gitignore;
    private final Map<Path, List<PathPattern>> ignored = new HashMap<>();
    private final Map<Path, Optional<Path>> repositories = new HashMap<>();
    private long leftOut;
    private long unwritten;

    public SourceFilter(TaskRequest request) {
        this(request.include(), request.exclude(), request.gitignore());
    }

    SourceFilter(List<String> include, List<String> exclude, boolean gitignore) {
        this.include = patterns(include);
        this.exclude = patterns(exclude);
        this.gitignore = gitignore;
    }

    /** Files and folders that patterns left out so far; of a folder nothing but itself is counted. */
    public long leftOut() {
        return leftOut;
    }

    /** Those, and the ones whose name alone says that no person wrote them. */
    public long ignored() {
        return leftOut + unwritten;
    }

    /** Whether a file or folder is left out; counts it then. */
    public boolean leavesOut(Path root, Path entry, boolean folder) {
        if (IgnoredNames.is(DocumentTypes.fileName(entry))) {
            unwritten++;
            return true;
        }
        String relative = slashed(root.relativize(entry));
        boolean out = last(exclude, relative, folder).orElse(false)
                || (gitignore && isIgnored(root, entry, folder))
                || (!folder && !include.isEmpty() && !included(relative));
        leftOut += out ? 1 : 0;
        return out;
    }

    /**
     * The same of a remote file, which no {@code .gitignore} is read for. A source that is itself a file is always taken.
     */
    public boolean leavesOut(String source, RemoteFile file) {
        if (file.place().equals(source)) {
            return false;
        }
        if (IgnoredNames.within(file.id())) {
            unwritten++;
            return true;
        }
        return leavesOut(file.id());
    }

    private boolean leavesOut(String relative) {
        boolean out = last(exclude, relative, false).orElse(false) || (!include.isEmpty() && !included(relative));
        for (int slash = relative.indexOf('/'); slash >= 0 && !out; slash = relative.indexOf('/', slash + 1)) {
            out = last(exclude, relative.substring(0, slash), true).orElse(false);
        }
        leftOut += out ? 1 : 0;
        return out;
    }

    /** A pattern of a folder stands for all in it. */
    private boolean included(String relative) {
        String path = relative;
        boolean folder = false;
        while (!path.isEmpty()) {
            if (last(include, path, folder).orElse(false)) {
                return true;
            }
            path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
            folder = true;
        }
        return false;
    }

    private boolean isIgnored(Path root, Path entry, boolean folder) {
        Path top = repositories.computeIfAbsent(root, SourceFilter::repository).orElse(root);
        for (Path base = entry.getParent(); base != null && base.startsWith(top); base = base.getParent()) {
            Optional<Boolean> decided = last(rules(base), slashed(base.relativize(entry)), folder);
            if (decided.isPresent()) {
                return decided.get();
            }
        }
        return false;
    }

    /** The working copy that a folder is in, whose own files hold for it, too. */
    private static Optional<Path> repository(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private List<PathPattern> rules(Path folder) {
        return ignored.computeIfAbsent(folder, at -> {
            try {
                Path file = at.resolve(GITIGNORE);
                return Files.isRegularFile(file)
                        ? patterns(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                                .lines()
                                .toList())
                        : List.of();
            } catch (IOException unreadable) {
                return List.of();
            }
        });
    }

    /** What the last pattern that matches says; empty where none does. */
    private static Optional<Boolean> last(List<PathPattern> patterns, String relative, boolean folder) {
        @Nullable Boolean decided = null;
        for (PathPattern pattern : patterns) {
            if (pattern.matches(relative, folder)) {
                decided = !pattern.negated();
            }
        }
        return Optional.ofNullable(decided);
    }

    private static List<PathPattern> patterns(List<String> lines) {
        return lines.stream().map(PathPattern::of).flatMap(Optional::stream).toList();
    }

    private static String slashed(Path relative) {
        return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    }
}
