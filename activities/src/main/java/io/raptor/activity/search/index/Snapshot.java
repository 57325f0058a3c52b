package io.raptor.activity.search.index;

import io.raptor.activity.port.NodeHit;
import io.raptor.activity.search.text.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;

/**
 * An index at one moment. What is deleted counts for nothing, so that equal contents give equal scores whatever was
 * there before.
 *
 * @param languages of the texts
 * @param places of documents in the order of their ids, by number
 * @param trees of the documents, by number
 * @param leaves how many there are
 * @param meanLength of leaves, in words
 * @param having how many leaves have a word, as far as it was asked for
 */
record Snapshot(
        DirectoryReader reader,
        List<Part> parts,
        Set<Language> languages,
        Map<Long, Integer> places,
        Map<Long, Place> trees,
        long leaves,
        double meanLength,
        Map<String, Long> having) {

    /** The place of a tree. */
    record Place(Part part, TreeSpan tree) {}

    /** @param before whose segments need not be read again */
    static Snapshot of(DirectoryReader reader, Map<Long, Integer> places, @Nullable Snapshot before)
            throws IOException {
        List<Part> parts = parts(reader, before);
        Map<Long, Place> trees = new HashMap<>();
        Set<Language> languages = EnumSet.noneOf(Language.class);
        long leaves = 0;
        long words = 0;
        for (Part part : parts) {
            for (TreeSpan tree : part.trees()) {
                trees.put(tree.document(), new Place(part, tree));
                languages.add(tree.language());
                leaves += tree.leaves();
                words += tree.words();
            }
        }
        double meanLength = leaves == 0 ? 1 : Math.max(1, (double) words / leaves);
        return new Snapshot(
                reader, parts, languages, Map.copyOf(places), trees, leaves, meanLength, new ConcurrentHashMap<>());
    }

    private static List<Part> parts(DirectoryReader reader, @Nullable Snapshot before) throws IOException {
        Map<Object, SegmentFacts> known = new HashMap<>();
        if (before != null) {
            before.parts().forEach(part -> known.put(core(part.reader()), part.facts()));
        }
        List<Part> parts = new ArrayList<>();
        for (LeafReaderContext context : reader.leaves()) {
            SegmentFacts facts = known.get(core(context.reader()));
            parts.add(new Part(context.reader(), facts == null ? SegmentFacts.of(context.reader()) : facts));
        }
        return List.copyOf(parts);
    }

    private static Object core(LeafReader segment) {
        return segment.getCoreCacheHelper().getKey();
    }

    Snapshot with(Map<Long, Integer> otherPlaces) {
        return new Snapshot(
                reader,
                parts,
                languages,
                Map.copyOf(otherPlaces),
                trees,
                leaves,
                meanLength,
                new ConcurrentHashMap<>());
    }

    /** Length of every vector; 0 where there is none. */
    int dimensions() throws IOException {
        for (Place place : trees.values()) {
            int bytes = NodeFields.bytes(
                            place.part().reader(),
                            NodeFields.VECTOR,
                            place.tree().from())
                    .length;
            return bytes / Float.BYTES;
        }
        return 0;
    }

    /** Of equal scores the node nearest to the leaves first, then by document and index. */
    Comparator<NodeHit> byScore() {
        return Comparator.comparingDouble((NodeHit hit) -> -hit.score())
                .thenComparingInt(NodeHit::level)
                .thenComparingInt(this::place)
                .thenComparingInt(NodeHit::index);
    }

    /** A document's place in the order of ids. */
    int place(NodeHit hit) {
        return places.getOrDefault(hit.document(), Integer.MAX_VALUE);
    }
}
