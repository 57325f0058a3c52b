package io.raptor.activity.search.text;

import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.TextSearch.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** BM25 over a snapshot, counted from its postings: always in the same order, and by what is live alone. */
final class WordRanking {

    private static final double K1 = 0.9;
    private static final double B = 0.4;

    private static final int PLACE_BITS = 32;
    private static final long PLACE = 0xffffffffL;

    private final Snapshot snapshot;
    private final Words query;
    private final Map<Language, Set<String>> terms = new HashMap<>();
    private final Map<String, Double> weights = new HashMap<>();

    WordRanking(Snapshot snapshot, Analysis analysis, Words query) throws IOException {
        this.snapshot = snapshot;
        this.query = query;
        Map<String, Long> having = new HashMap<>();
        for (Language language : snapshot.languages()) {
            Set<String> words = analysis.terms(language, query.text());
            terms.put(language, words);
            for (String word : words) {
                having.merge(word, leavesWith(language, word), Long::sum);
            }
        }
        having.forEach((word, leaves) ->
                weights.put(word, Math.log(1 + (snapshot.leaves() - leaves + 0.5) / (leaves + 0.5))));
    }

    private long leavesWith(Language language, String word) throws IOException {
        long found = 0;
        for (LeafReaderContext context : snapshot.reader().leaves()) {
            LeafReader segment = context.reader();
            PostingsEnum nodes = postings(segment, language, word, PostingsEnum.NONE);
            if (nodes != null) {
                NumericDocValues levels = segment.getNumericDocValues(NodeFields.LEVEL);
                while (nodes.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    int node = nodes.docID();
                    found += Snapshot.live(segment, node) && NodeFields.number(levels, node) == 0 ? 1 : 0;
                }
            }
        }
        return found;
    }

    private static @Nullable PostingsEnum postings(LeafReader segment, Language language, String word, int flags)
            throws IOException {
        Terms words = segment.terms(Analysis.field(language));
        if (words == null) {
            return null;
        }
        TermsEnum found = words.iterator();
        return found.seekExact(new BytesRef(word)) ? found.postings(null, flags) : null;
    }

    /** The {@code k} best nodes; see {@link io.raptor.activity.port.TextSearch}. */
    List<NodeHit> best(int k) throws IOException {
        List<LeafReaderContext> segments = snapshot.reader().leaves();
        long[][] found = new long[segments.size()][];
        int count = 0;
        for (int i = 0; i < found.length; i++) {
            found[i] = matches(segments.get(i).reader());
            count += found[i].length;
        }
        float least = least(found, count, k);
        List<NodeHit> hits = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            for (long match : found[i]) {
                if (score(match) >= least) {
                    hits.add(NodeFields.hit(segments.get(i).reader(), (int) (match & PLACE), score(match)));
                }
            }
        }
        hits.sort(Comparator.comparingDouble((NodeHit hit) -> -hit.score())
                .thenComparingInt(NodeHit::level)
                .thenComparingInt(hit -> snapshot.places().getOrDefault(hit.document(), Integer.MAX_VALUE))
                .thenComparingInt(NodeHit::index));
        return List.copyOf(hits.subList(0, Math.min(k, hits.size())));
    }

    /** Of positive floats the bits are in the order of the numbers. */
    private static float score(long match) {
        return Float.intBitsToFloat((int) (match >>> PLACE_BITS));
    }

    /** The score that a node must have to be among the {@code k} best, others of the same score beside them. */
    private static float least(long[][] found, int count, int k) {
        if (count <= k) {
            return 0;
        }
        long[] all = Arrays.stream(found).flatMapToLong(Arrays::stream).sorted().toArray();
        return score(all[count - k]);
    }

    /** Score and place of the nodes that are looked at and have a word. */
    private long[] matches(LeafReader segment) throws IOException {
        double[] scores = new double[segment.maxDoc()];
        for (Language language : snapshot.languages()) {
            NumericDocValues lengths = segment.getNormValues(Analysis.field(language));
            for (String word : terms.getOrDefault(language, Set.of())) {
                if (lengths != null) {
                    add(scores, segment, language, word);
                }
            }
        }
        NumericDocValues levels = segment.getNumericDocValues(NodeFields.LEVEL);
        NumericDocValues documents = segment.getNumericDocValues(NodeFields.DOCUMENT);
        long[] matches = new long[scores.length];
        int count = 0;
        for (int node = 0; node < scores.length; node++) {
            if (scores[node] > 0 && Snapshot.live(segment, node) && admits(levels, documents, node)) {
                matches[count++] = ((long) Float.floatToIntBits((float) scores[node]) << PLACE_BITS) | node;
            }
        }
        return Arrays.copyOf(matches, count);
    }

    private boolean admits(NumericDocValues levels, NumericDocValues documents, int node) throws IOException {
        return (!query.leaves() || NodeFields.number(levels, node) == 0)
                && (query.documents().isEmpty() || query.documents().contains(NodeFields.number(documents, node)));
    }

    private void add(double[] scores, LeafReader segment, Language language, String word) throws IOException {
        PostingsEnum nodes = postings(segment, language, word, PostingsEnum.FREQS);
        if (nodes == null) {
            return;
        }
        NumericDocValues lengths = segment.getNormValues(Analysis.field(language));
        double weight = weights.getOrDefault(word, 0.0);
        while (nodes.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            int node = nodes.docID();
            double length = NodeFields.number(lengths, node) / snapshot.meanLength();
            double often = nodes.freq();
            scores[node] += weight * often * (K1 + 1) / (often + K1 * (1 - B + B * length));
        }
    }
}
