package io.raptor.activity.source;

import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.type.DocumentTypes;
import io.raptor.activity.port.Catalogue.FoundDocument;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.NotHereException;
import io.raptor.activity.port.RemoteFiles;
import io.raptor.workflow.model.FailureType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Finds the documents of a task's sources, always in the same order: files and folders as given, names of a folder
 * sorted, then remote sources as given.
 *
 * <p>A document's id is its path relative to its source, {@code /}-separated; of a source that is a file, its name.
 * Where two sources give the same id, the first keeps it and the second file is reported as skipped under its absolute
 * path, which no relative path equals. Ids above 2,048 bytes are reported as skipped, shortened. A source inside another
 * one is found there and not walked twice. Left out without a word: names that begin with a dot, and folders and files
 * that only programs read. Everything else that is not indexed is reported with the reason. Files that cannot be read or
 * are above the size limit are found without a content hash, for loading to say what is wrong.
 */
public final class SourceWalker {

    private static final int BATCH_DOCUMENTS = 200;
    /** What became of {@code https://host} as a path; one letter is a drive of Windows. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

    private static final long BATCH_BYTES = 64L << 20;

    private final DocumentLimits limits;
    private final boolean tables;
    private final UnaryOperator<String> buildKey;
    private final SourceFilter filter;
    private final RemoteFiles remote;

    /**
     * @param tables spreadsheets and delimited files are documents too
     * @param buildKey from a content hash to the key of the tree that it gives
     */
    public SourceWalker(DocumentLimits limits, boolean tables, UnaryOperator<String> buildKey) {
        this(limits, tables, buildKey, new SourceFilter(List.of(), List.of(), false), RemoteFiles.NONE);
    }

    /**
     * @param filter of what is below the sources; a source that is itself a file is always taken
     * @param remote files that are on no disk
     */
    SourceWalker(
            DocumentLimits limits,
            boolean tables,
            UnaryOperator<String> buildKey,
            SourceFilter filter,
            RemoteFiles remote) {
        this.remote = remote;
        this.filter = filter;
        this.limits = limits;
        this.tables = tables;
        this.buildKey = buildKey;
    }

    /**
     * Hands over what is found, in batches of at most 200 documents or about 64 MB read, none empty.
     *
     * @param sources absolute files and folders, and remote ones
     * @throws IndexingException INVALID_REQUEST, before the first batch, naming a source that cannot be walked
     */
    public void walk(List<String> sources, Consumer<List<FoundDocument>> batches) {
        Map<Path, String> names = new LinkedHashMap<>();
        Set<String> elsewhere = new LinkedHashSet<>();
        for (String source : sources) {
            if (remote.hold(source)) {
                elsewhere.add(source.replaceFirst("(?<=[^/:])/+$", ""));
            } else {
                names.putIfAbsent(real(Path.of(source)), DocumentTypes.fileName(Path.of(source)));
            }
        }
        leaveOutermost(names.keySet());
        List<String> all = List.copyOf(elsewhere);
        elsewhere.removeIf(source -> all.stream().anyMatch(other -> source.startsWith(other + "/")));
        Batch batch = new Batch(batches);
        FileExaminer examiner = new FileExaminer(limits, tables, buildKey);
        SourceIds ids = new SourceIds(names.size() + elsewhere.size() > 1);
        Consumer<FoundDocument> to = found -> batch.add(ids.unique(found));
        names.forEach((root, name) -> new FolderWalk(root, examiner, filter, to).walk(name));
        elsewhere.forEach(new RemoteWalk(remote, examiner, filter, to)::walk);
        batch.handOver();
    }

    private static Path real(Path source) {
        if (ADDRESS.matcher(source.toString()).matches()) {
            throw invalid(source, "is an address: name a file, a folder, or s3://BUCKET/FOLDER");
        }
        if (!source.isAbsolute()) {
            throw invalid(source, "is not absolute: give its whole path");
        }
        try {
            Path real = source.toRealPath();
            if (Files.isReadable(real)) {
                return real;
            }
            throw notHere(source, "cannot be read: check its permissions");
        } catch (IOException e) {
            throw notHere(source, "does not exist or cannot be reached: check its path");
        }
    }

    private static IndexingException invalid(Path source, String why) {
        return new IndexingException(FailureType.INVALID_REQUEST, said(source, why));
    }

    private static IndexingException notHere(Path source, String why) {
        return new NotHereException(FailureType.INVALID_REQUEST, said(source, why));
    }

    private static String said(Path source, String why) {
        return "The source " + source + " " + why;
    }

    private static void leaveOutermost(Set<Path> roots) {
        List<Path> all = List.copyOf(roots);
        roots.removeIf(root -> all.stream().anyMatch(other -> foundIn(other, root)));
    }

    private static boolean foundIn(Path folder, Path inner) {
        return !folder.equals(inner) && inner.startsWith(folder) && !IgnoredNames.within(folder.relativize(inner));
    }

    /** Gathers documents until they are worth a call. */
    private static final class Batch {

        private final Consumer<List<FoundDocument>> to;
        private List<FoundDocument> gathered = new ArrayList<>();
        private long bytes;

        Batch(Consumer<List<FoundDocument>> to) {
            this.to = to;
        }

        void add(FoundDocument found) {
            gathered.add(found);
            bytes += found.contentHash().isEmpty() ? 0 : found.bytes();
            if (gathered.size() >= BATCH_DOCUMENTS || bytes >= BATCH_BYTES) {
                handOver();
            }
        }

        void handOver() {
            if (!gathered.isEmpty()) {
                to.accept(List.copyOf(gathered));
            }
            gathered = new ArrayList<>();
            bytes = 0;
        }
    }
}
