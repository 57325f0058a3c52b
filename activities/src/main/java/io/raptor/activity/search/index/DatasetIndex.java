package io.raptor.activity.search.index;

import io.raptor.activity.port.NodeFilter;
import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.NodeSearch.OtherLengthException;
import io.raptor.activity.port.PublishedTexts;
import io.raptor.activity.port.PublishedVectors;
import io.raptor.activity.port.PublishedVectors.TreeHead;
import io.raptor.activity.port.TextSearch.Words;
import io.raptor.activity.search.text.Analysis;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;

/** The vectors and words of one dataset's published nodes, tree by tree. One thread follows, many search. */
final class DatasetIndex implements Closeable {

    /** Of the analysis and the fields; an index of another one is made anew. */
    private static final String FORMAT = "2";

    private static final String FORMAT_KEY = "raptor.format";

    private static final long CHECKED_BYTES = 64L << 20;

    /** Larger segments are not merged: a merge reads and writes all of them. */
    private static final double SEGMENT_MEGABYTES = 512;

    private static final double BUFFER_MEGABYTES = 48;

    private final Directory directory;
    private final Analysis analysis;
    private final IndexWriter writer;
    private volatile Snapshot current;

    /** @throws IOException also where the index is damaged, of another format, or held by another process */
    DatasetIndex(Directory directory, Analysis analysis) throws IOException {
        this.directory = directory;
        this.analysis = analysis;
        requireFormat(directory);
        this.writer = new IndexWriter(directory, settings(analysis));
        try {
            this.current = Snapshot.of(DirectoryReader.open(writer), Map.of(), null);
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    private static IndexWriterConfig settings(Analysis analysis) {
        // Beside, so that no publication waits for a merge.
        ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(2, 1);
        return new IndexWriterConfig(analysis)
                .setSimilarity(new ExactLength())
                .setMergePolicy(new TieredMergePolicy().setMaxMergedSegmentMB(SEGMENT_MEGABYTES))
                .setMergeScheduler(merges)
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setCommitOnClose(false);
    }

    private static void requireFormat(Directory directory) throws IOException {
        if (DirectoryReader.indexExists(directory)) {
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                String format = reader.getIndexCommit().getUserData().get(FORMAT_KEY);
                if (!FORMAT.equals(format)) {
                    throw new IOException("the index is of format " + format + ", not " + FORMAT);
                }
                check(reader);
            }
        }
    }

    /** Reads an index through as far as that takes no time; of a large one Lucene checks the heads of its files alone. */
    private static void check(DirectoryReader reader) throws IOException {
        long bytes = 0;
        for (String file : reader.getIndexCommit().getFileNames()) {
            bytes += reader.directory().fileLength(file);
        }
        for (LeafReaderContext segment : reader.leaves()) {
            if (bytes <= CHECKED_BYTES) {
                segment.reader().checkIntegrity();
            }
        }
    }

    /** Holds these trees and no others; reads those alone that it did not hold. */
    void follow(List<TreeHead> trees, PublishedVectors vectors, PublishedTexts texts) throws IOException {
        Map<Long, Integer> places = new HashMap<>();
        List<TreeHead> unread = new ArrayList<>();
        Set<String> gone = new HashSet<>();
        current.trees().values().forEach(place -> gone.add(place.tree().build()));
        for (TreeHead tree : trees) {
            places.put(tree.document(), places.size());
            if (!gone.remove(TreeSpan.name(tree))) {
                unread.add(tree);
            }
        }
        for (String build : gone) {
            writer.deleteDocuments(new Term(NodeFields.BUILD, build));
        }
        new TreeAdder(writer, analysis, vectors, texts).add(unread);
        if (!gone.isEmpty() || !unread.isEmpty()) {
            writer.setLiveCommitData(Map.of(FORMAT_KEY, FORMAT).entrySet());
            writer.commit();
        }
        show(places);
    }

    private void show(Map<Long, Integer> places) throws IOException {
        Snapshot before = current;
        DirectoryReader reader = DirectoryReader.openIfChanged(before.reader(), writer);
        if (reader != null) {
            current = Snapshot.of(reader, places, before);
            before.reader().decRef();
        } else if (!places.equals(before.places())) {
            current = before.with(places);
        }
    }

    /** @throws OtherLengthException as {@link io.raptor.activity.port.NodeSearch} says */
    List<NodeHit> nearest(float[] query, NodeFilter filter, Closeness closeness, int k) throws IOException {
        Snapshot snapshot = acquire();
        try {
            int dimensions = snapshot.dimensions();
            if (dimensions > 0 && dimensions != query.length) {
                throw new OtherLengthException(dimensions);
            }
            return new NearestNodes(snapshot, query, closeness).best(filter, k);
        } finally {
            snapshot.reader().decRef();
        }
    }

    List<NodeHit> matching(Words query, int k) throws IOException {
        Snapshot snapshot = acquire();
        try {
            return new WordRanking(snapshot, analysis, query).best(k);
        } finally {
            snapshot.reader().decRef();
        }
    }

    private Snapshot acquire() {
        Snapshot snapshot = current;
        while (!snapshot.reader().tryIncRef()) {
            if (!writer.isOpen()) {
                throw new AlreadyClosedException("the index is closed");
            }
            snapshot = current;
        }
        return snapshot;
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(current.reader(), writer::rollback, directory);
    }
}
