package io.raptor.activity.source;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.NotHereException;
import io.raptor.activity.port.RemoteFiles;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.TaskRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a task's sources as they are at one time: a look at them reads none.
 *
 * @param files by their places, each with what changes when it does: its size and time, or the mark of an object
 */
public record SourceState(Map<String, String> files) {

    public SourceState {
        files = Map.copyOf(files);
    }

    /**
     * Looks at all sources; one that is not there may come back.
     *
     * @throws IndexingException where a storage does not answer
     */
    public static SourceState of(TaskRequest request, RemoteFiles remote) {
        Map<String, String> files = new TreeMap<>();
        SourceFilter filter = new SourceFilter(request);
        for (String source : request.sources()) {
            if (remote.hold(source)) {
                list(source, filter, remote, files);
            } else {
                walk(source, filter, files);
            }
        }
        return new SourceState(files);
    }

    /** A place that this process may not see is not taken for an empty one. */
    private static void list(String source, SourceFilter filter, RemoteFiles remote, Map<String, String> files) {
        try {
            remote.list(source, file -> {
                if (!filter.leavesOut(source, file)) {
                    files.put(file.place(), file.bytes() + " " + file.mark());
                }
            });
        } catch (IndexingException failed) {
            if (failed.type() != FailureType.INVALID_REQUEST || failed instanceof NotHereException) {
                throw failed;
            }
        }
    }

    private static void walk(String source, SourceFilter filter, Map<String, String> files) {
        try {
            Path root = Path.of(source).toRealPath();
            Files.walkFileTree(root, new Look(root, filter, files));
        } catch (IOException gone) {
            // It may come back.
        }
    }

    private static final class Look extends FilteredVisitor {

        private final Map<String, String> files;

        Look(Path root, SourceFilter filter, Map<String, String> files) {
            super(root, filter);
            this.files = files;
        }

        @Override
        protected void file(Path file, BasicFileAttributes attributes) {
            files.put(
                    file.toString(),
                    attributes.size() + " " + attributes.lastModifiedTime().toMillis());
        }

        @Override
        protected void unseen() {
            // It may be seen the next time.
        }
    }
}
