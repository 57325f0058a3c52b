package io.raptor.activity.source;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.remote.S3Place;
import io.raptor.activity.remote.UploadPlace;
import io.raptor.workflow.model.FailureType;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folders, and the places of an object storage, below which tasks may read. Whoever reaches Temporal can start a task, so sources are checked where they
 * are listed; a task that this process itself started for its user may read what that one named.
 */
public final class SourceRoots {

    private final boolean any;
    private final List<Path> folders;
    private final List<S3Place> places;
    private final Map<String, Set<String>> admitted = new ConcurrentHashMap<>();

    private SourceRoots(boolean any, List<String> roots) {
        this.any = any;
        this.folders =
                roots.stream().filter(root -> !S3Place.is(root)).map(Path::of).toList();
        this.places = roots.stream().filter(S3Place::is).map(S3Place::of).toList();
    }

    /** Everything that the process can read. */
    public static SourceRoots unlimited() {
        return new SourceRoots(true, List.of());
    }

    /**
     * Everything below some folders, and below some places of an object storage.
     *
     * @throws IndexingException INVALID_REQUEST for a place that is not well written
     */
    public static SourceRoots of(List<String> roots) {
        return new SourceRoots(false, roots);
    }

    /**
     * Whether a source is an absolute path that exists, or a place, and lies below a root, links resolved. Uploads always
     * may be read.
     */
    public boolean hold(String source) {
        if (any) {
            return true;
        }
        if (UploadPlace.parse(source).isPresent()) {
            return true;
        }
        if (S3Place.is(source)) {
            return S3Place.parse(source)
                    .filter(place -> places.stream().anyMatch(root -> root.holds(place)))
                    .isPresent();
        }
        try {
            Path given = Path.of(source);
            return given.isAbsolute() && below(given.toRealPath());
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    private boolean below(Path real) {
        return folders.stream().anyMatch(root -> below(root, real));
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
