package io.raptor.activity.search.text;

import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.PublishedTexts;
import io.raptor.activity.port.PublishedTexts.TextOf;
import io.raptor.activity.port.PublishedVectors.TreeHead;
import io.raptor.activity.port.TextSearch.Words;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;

/** The words of one dataset's published nodes, tree by tree. One thread follows, many search. */
final class TextIndex implements Closeable {

    /** Of the analysis and the fields; an index of another one is made anew. */
    private static final String FORMAT = "1";

    private static final String FORMAT_KEY = "raptor.format";

    private static final long CHECKED_BYTES = 64L << 20;

    private final Directory directory;
    private final Analysis analysis;
    private final IndexWriter writer;
    private volatile Snapshot current;

    /** @throws IOException also where the index is damaged, of another format, or held by another process */
    TextIndex(Directory directory, Analysis analysis) throws IOException {
        this.directory = directory;
        this.analysis = analysis;
        requireFormat(directory);
        this.writer = new IndexWriter(
                directory,
                new IndexWriterConfig(analysis)
                        .setSimilarity(new ExactLength())
                        .setMergeScheduler(new SerialMergeScheduler())
                        .setCommitOnClose(false));
        try {
            this.current = Snapshot.of(DirectoryReader.open(writer), Map.of());
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
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

    /** A tree by its number and its time: a store that was restored gives a number again. */
    private static String name(TreeHead tree) {
        return tree.build() + "@" + tree.publishedAt();
    }

    /** Holds these trees and no others; reads those alone that it did not hold. */
    void follow(List<TreeHead> trees, PublishedTexts texts) throws IOException {
        Map<Long, Integer> places = new HashMap<>();
        Map<Long, String> missing = new HashMap<>();
        List<TreeHead> unread = new ArrayList<>();
        Set<String> gone = new HashSet<>(Snapshot.builds(current.reader()));
        for (TreeHead tree : trees) {
            places.put(tree.document(), places.size());
            if (!gone.remove(name(tree))) {
                missing.put(tree.build(), name(tree));
                unread.add(tree);
            }
        }
        for (String build : gone) {
            writer.deleteDocuments(new Term(NodeFields.BUILD, build));
        }
        try {
            TreeAdder adder = new TreeAdder(missing);
            texts.texts(unread, adder::take);
            adder.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
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
            current = Snapshot.of(reader, places);
            before.reader().decRef();
        } else if (!places.equals(before.places())) {
            current = before.with(places);
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

    /** Adds trees whose nodes come one after another, each tree at once or not at all. */
    private final class TreeAdder {

        private final Map<Long, String> names;
        private final List<TextOf> tree = new ArrayList<>();

        TreeAdder(Map<Long, String> names) {
            this.names = names;
        }

        void take(TextOf node) {
            if (!tree.isEmpty() && tree.get(0).build() != node.build()) {
                add();
            }
            tree.add(node);
        }

        private void add() {
            Language language =
                    analysis.language(() -> tree.stream().map(TextOf::text).iterator());
            String name = names.getOrDefault(tree.get(0).build(), "");
            List<Document> nodes = tree.stream()
                    .map(node -> NodeFields.of(node, name, language))
                    .toList();
            try {
                writer.addDocuments(nodes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            tree.clear();
        }

        void finish() {
            if (!tree.isEmpty()) {
                add();
            }
        }
    }
}
