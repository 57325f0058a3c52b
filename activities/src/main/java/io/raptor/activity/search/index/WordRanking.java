package io.raptor.activity.search.index;

import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.TextSearch.Words;
import io.raptor.activity.search.index.Snapshot.Place;
import io.raptor.activity.search.text.Analysis;
import io.raptor.activity.search.text.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** BM25 over a snapshot, counted from its postings: always in the same order, and by what is live alone. */
final class WordRanking {

    private static final double K1 = 0.9;
    private static final double B = 0.4;

    private final Snapshot snapshot;
    private final Words query;
    private final Map<Language, Set<String>> terms = new HashMap<>();
    private final Map<String, Double> weights = new HashMap<>();

    WordRanking(Snapshot snapshot, Analysis analysis, Words query) throws IOException {
        this.snapshot = snapshot;
        this.query = query;
        Map<String, Long> having = new HashMap<>();
        LeavesHaving counts = new LeavesHaving(snapshot);
        for (Language language : snapshot.languages()) {
            Set<String> words = analysis.terms(language, query.text());
            terms.put(language, words);
            for (String word : words) {
                having.merge(word, counts.of(language, word), Long::sum);
            }
        }
        having.forEach((word, leaves) ->
                weights.put(word, Math.log(1 + (snapshot.leaves() - leaves + 0.5) / (leaves + 0.5))));
    }

    /** The {@code k} best nodes; see {@link io.raptor.activity.port.TextSearch}. */
    List<NodeHit> best(int k) throws IOException {
        List<Run> runs = query.documents().isEmpty() ? everywhere() : inDocuments();
        long count = runs.stream().mapToLong(Run::size).sum();
        Piece.each(runs.size(), count, i -> {
            score(runs.get(i).part(), runs.get(i).stretches());
            return i;
        });
        Best best = new Best((int) Math.min(k, count));
        runs.forEach(run -> run.stretches().forEach(stretch -> stretch.offer(best)));
        List<NodeHit> hits = new ArrayList<>();
        for (Run run : runs) {
            HitReader reader = new HitReader(run.part().reader());
            for (Stretch stretch : run.stretches()) {
                stretch.addHits(reader, best.least(), hits);
            }
        }
        hits.sort(snapshot.byScore());
        return List.copyOf(hits.subList(0, Math.min(k, hits.size())));
    }

    /** Stretches of a part in its order, scored one after another. */
    private record Run(Part part, List<Stretch> stretches) {

        long size() {
            return stretches.stream()
                    .mapToLong(stretch -> stretch.to() - stretch.from())
                    .sum();
        }
    }

    private List<Run> everywhere() {
        Map<Part, FixedBitSet> admitted = new HashMap<>();
        return Piece.of(snapshot.parts()).stream()
                .map(piece -> new Run(
                        piece.part(),
                        List.of(Stretch.of(
                                piece.from(),
                                piece.to(),
                                admitted.computeIfAbsent(piece.part(), part -> part.nodes(query.leaves()))))))
                .toList();
    }

    /** Their trees are looked up: to go through all trees would take longer than to score a few. */
    private List<Run> inDocuments() {
        Map<Part, List<TreeSpan>> trees = new HashMap<>();
        for (Long document : query.documents()) {
            Place place = snapshot.trees().get(document);
            if (place != null) {
                trees.computeIfAbsent(place.part(), part -> new ArrayList<>()).add(place.tree());
            }
        }
        List<Run> runs = new ArrayList<>();
        for (Map.Entry<Part, List<TreeSpan>> its : trees.entrySet()) {
            FixedBitSet admitted = its.getKey().nodes(query.leaves());
            runs.add(new Run(
                    its.getKey(),
                    its.getValue().stream()
                            .sorted(Comparator.comparingInt(TreeSpan::from))
                            .map(tree -> Stretch.of(tree.from(), tree.to(), admitted))
                            .toList()));
        }
        return runs;
    }

    private void score(Part part, List<Stretch> stretches) throws IOException {
        for (Language language : snapshot.languages()) {
            for (String word : terms.getOrDefault(language, Set.of())) {
                PostingsEnum nodes = NodeFields.postings(part.reader(), language, word, PostingsEnum.FREQS);
                // For each word anew: they are read forwards alone.
                NumericDocValues lengths = part.reader().getNormValues(Analysis.field(language));
                if (nodes != null && lengths != null) {
                    add(stretches, nodes, lengths, weight(word));
                }
            }
        }
    }

    private double weight(String word) {
        return weights.getOrDefault(word, 0.0);
    }

    private void add(List<Stretch> stretches, PostingsEnum nodes, NumericDocValues lengths, double weight)
            throws IOException {
        int node = -1;
        for (Stretch stretch : stretches) {
            if (node < stretch.from()) {
                node = nodes.advance(stretch.from());
            }
            while (node < stretch.to()) {
                double length = NodeFields.number(lengths, node) / snapshot.meanLength();
                double often = nodes.freq();
                stretch.scores()[node - stretch.from()] +=
                        weight * often * (K1 + 1) / (often + K1 * (1 - B + B * length));
                node = nodes.nextDoc();
            }
            if (node == DocIdSetIterator.NO_MORE_DOCS) {
                return;
            }
        }
    }
}
