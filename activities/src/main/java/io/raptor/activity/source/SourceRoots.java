package io.raptor.activity.source;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folders below which tasks may read. Whoever reaches Temporal can start a task, so sources are checked where they
 * are listed; a task that this process itself started for its user may read what that one named.
 */
public final class SourceRoots {

    private final boolean any;
    private final List<Path> roots;
    private final Map<String, Set<String>> admitted = new ConcurrentHashMap<>();

    private SourceRoots(boolean any, List<Path> roots) {
        this.any = any;
        this.roots = List.copyOf(roots);
    }

    /** Everything that the process can read. */
    public static SourceRoots unlimited() {
        return new SourceRoots(true, List.of());
    }

    public static SourceRoots of(List<Path> roots) {
        return new SourceRoots(false, roots);
    }

    /** Whether a source is an absolute path that exists and lies below a root, links resolved. */
    public boolean hold(String source) {
        if (any) {
            return true;
        }
        try {
            Path given = Path.of(source);
            return given.isAbsolute() && below(given.toRealPath());
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    private boolean below(Path real) {
        return roots.stream().anyMatch(root -> below(root, real));
    }

    /** A root that is not there holds nothing. */
    private static boolean below(Path root, Path real) {
        try {
            return real.startsWith(root.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    /** Lets a task read these, wherever they are. */
    public void admit(String task, List<String> sources) {
        if (!any) {
            admitted.put(task, Set.copyOf(sources));
        }
    }

    /**
     * Refuses sources that a task must not read. What lies outside is answered the same whether it exists or not.
     *
     * @throws IndexingException INVALID_REQUEST naming the first of them
     */
    public void check(String task, List<String> sources) {
        Set<String> known = admitted.getOrDefault(task, Set.of());
        for (String source : sources) {
            if (!known.contains(source) && !hold(source)) {
                throw new IndexingException(
                        FailureType.INVALID_REQUEST,
                        "The source " + source + " does not lie under the folders in RAPTOR_SOURCE_ROOTS of the worker,"
                                + " links resolved: name one that does, or add its folder there");
            }
        }
    }
}
