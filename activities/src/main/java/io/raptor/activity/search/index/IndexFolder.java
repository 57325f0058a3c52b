package io.raptor.activity.search.index;

import io.raptor.activity.search.text.Analysis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of the indexes, a folder a dataset, whose name tells nothing of the dataset's. */
final class IndexFolder {

    private static final Logger log = LoggerFactory.getLogger(IndexFolder.class);

    private IndexFolder() {}

    private static Path of(Path folder, String dataset) {
        return folder.resolve(
                UUID.nameUUIDFromBytes(dataset.getBytes(StandardCharsets.UTF_8)).toString());
    }

    /** The index on disk; an empty one there where it is of no use; in memory where another process has it open. */
    static DatasetIndex open(Path folder, String dataset, Analysis analysis) {
        Path files = of(folder, dataset);
        try {
            return onDisk(files, analysis);
        } catch (LockObtainFailedException e) {
            return instead(dataset, e, analysis);
        } catch (IOException | RuntimeException e) {
            log.warn("the search index of dataset {} is of no use ({}): it is made anew", dataset, e.toString());
        }
        try {
            deleteUnlessHeld(folder, dataset);
            return onDisk(files, analysis);
        } catch (IOException | RuntimeException e) {
            return instead(dataset, e, analysis);
        }
    }

    private static DatasetIndex onDisk(Path files, Analysis analysis) throws IOException {
        Directory directory = FSDirectory.open(files);
        try {
            return new DatasetIndex(directory, analysis);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static DatasetIndex instead(String dataset, Exception why, Analysis analysis) {
        log.info(
                "the search index of dataset {} cannot be opened on disk ({}): it is held in memory",
                dataset,
                why.toString());
        return inMemory(analysis);
    }

    static DatasetIndex inMemory(Analysis analysis) {
        try {
            return new DatasetIndex(new ByteBuffersDirectory(), analysis);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void close(DatasetIndex index) {
        try {
            index.close();
        } catch (IOException e) {
            log.debug("a search index was not closed cleanly: {}", e.toString());
        }
    }

    /** Another process that has it open finds out by itself. */
    static void deleteUnlessHeld(Path folder, String dataset) {
        Path files = of(folder, dataset);
        if (!Files.isDirectory(files)) {
            return;
        }
        try (Directory directory = FSDirectory.open(files);
                Lock held = directory.obtainLock("write.lock")) {
            held.ensureValid();
            for (Path file : list(files)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            log.debug("a search index was not deleted: {}", e.toString());
        }
    }

    private static List<Path> list(Path files) throws IOException {
        try (Stream<Path> found = Files.list(files)) {
            return found.filter(file -> !file.endsWith("write.lock")).toList();
        }
    }
}
