package io.raptor.activity.search.index;

import io.raptor.activity.port.PublishedTexts;
import io.raptor.activity.port.PublishedTexts.TextOf;
import io.raptor.activity.port.PublishedVectors;
import io.raptor.activity.port.PublishedVectors.TreeHead;
import io.raptor.activity.port.PublishedVectors.VectorOf;
import io.raptor.activity.search.text.Analysis;
import io.raptor.activity.search.text.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;

/** Reads trees from the store, some at a time, and adds each at once or not at all. */
final class TreeAdder {

    private final IndexWriter writer;
    private final Analysis analysis;
    private final PublishedVectors vectors;
    private final PublishedTexts texts;

    TreeAdder(IndexWriter writer, Analysis analysis, PublishedVectors vectors, PublishedTexts texts) {
        this.writer = writer;
        this.analysis = analysis;
        this.vectors = vectors;
        this.texts = texts;
    }

    void add(List<TreeHead> trees) throws IOException {
        for (List<TreeHead> part : TreeHead.parts(trees)) {
            addTogether(part);
        }
    }

    private void addTogether(List<TreeHead> trees) throws IOException {
        Map<String, VectorOf> places = new HashMap<>();
        vectors.vectors(trees, node -> places.put(node.id(), node));
        Map<Long, List<TextOf>> read = new HashMap<>();
        texts.texts(trees, node -> {
            if (places.containsKey(node.id())) {
                read.computeIfAbsent(node.build(), build -> new ArrayList<>()).add(node);
            }
        });
        for (TreeHead tree : trees) {
            List<TextOf> nodes = read.getOrDefault(tree.build(), List.of());
            // One that was replaced between the two readings is another one next time.
            if (nodes.size() == tree.nodes()) {
                writer.addDocuments(documents(TreeSpan.name(tree), nodes, places));
            }
        }
    }

    private List<Document> documents(String name, List<TextOf> tree, Map<String, VectorOf> places) {
        Language language =
                analysis.language(() -> tree.stream().map(TextOf::text).iterator());
        Set<Long> covered = new HashSet<>();
        for (TextOf node : tree) {
            for (int child : place(node, places).children()) {
                covered.add(key(node.level() - 1, child));
            }
        }
        return tree.stream()
                .map(node -> NodeFields.of(
                        node, place(node, places), !covered.contains(key(node.level(), node.index())), name, language))
                .toList();
    }

    private static VectorOf place(TextOf node, Map<String, VectorOf> places) {
        VectorOf place = places.get(node.id());
        if (place == null) {
            throw new IllegalStateException("a node without a vector was not left out");
        }
        return place;
    }

    private static long key(int level, int index) {
        return ((long) level << Integer.SIZE) | index;
    }
}
