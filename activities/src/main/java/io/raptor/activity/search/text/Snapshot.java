package io.raptor.activity.search.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * An index at one moment. What is deleted counts for nothing, so that equal contents give equal scores whatever was
 * there before.
 *
 * @param languages of the texts
 * @param places of documents in the order of their ids, by number
 * @param leaves how many there are
 * @param meanLength of leaves, in words
 */
record Snapshot(
        DirectoryReader reader, List<Language> languages, Map<Long, Integer> places, long leaves, double meanLength) {

    static Snapshot of(DirectoryReader reader, Map<Long, Integer> places) throws IOException {
        List<Language> languages = new ArrayList<>();
        long leaves = 0;
        long words = 0;
        for (Language language : Language.values()) {
            long before = leaves;
            for (LeafReaderContext segment : reader.leaves()) {
                NumericDocValues lengths = segment.reader().getNormValues(Analysis.field(language));
                NumericDocValues levels = segment.reader().getNumericDocValues(NodeFields.LEVEL);
                for (int node = next(lengths); node != DocIdSetIterator.NO_MORE_DOCS; node = lengths.nextDoc()) {
                    if (live(segment.reader(), node) && NodeFields.number(levels, node) == 0) {
                        leaves++;
                        words += lengths.longValue();
                    }
                }
            }
            if (leaves > before) {
                languages.add(language);
            }
        }
        return new Snapshot(reader, List.copyOf(languages), Map.copyOf(places), leaves, mean(words, leaves));
    }

    Snapshot with(Map<Long, Integer> otherPlaces) {
        return new Snapshot(reader, languages, Map.copyOf(otherPlaces), leaves, meanLength);
    }

    private static int next(@Nullable NumericDocValues values) throws IOException {
        return values == null ? DocIdSetIterator.NO_MORE_DOCS : values.nextDoc();
    }

    private static double mean(long words, long leaves) {
        return leaves == 0 ? 1 : Math.max(1, (double) words / leaves);
    }

    static boolean live(LeafReader segment, int node) {
        Bits live = segment.getLiveDocs();
        return live == null || live.get(node);
    }

    /** The trees in the index, by the name that {@link NodeFields} writes. */
    static Set<String> builds(DirectoryReader reader) throws IOException {
        Set<String> found = new HashSet<>();
        for (LeafReaderContext segment : reader.leaves()) {
            Terms terms = segment.reader().terms(NodeFields.BUILD);
            if (terms != null) {
                TermsEnum builds = terms.iterator();
                while (builds.next() != null) {
                    PostingsEnum nodes = builds.postings(null, PostingsEnum.NONE);
                    if (anyLive(segment.reader(), nodes)) {
                        found.add(builds.term().utf8ToString());
                    }
                }
            }
        }
        return found;
    }

    private static boolean anyLive(LeafReader segment, PostingsEnum nodes) throws IOException {
        int node = nodes.nextDoc();
        while (node != DocIdSetIterator.NO_MORE_DOCS && !live(segment, node)) {
            node = nodes.nextDoc();
        }
        return node != DocIdSetIterator.NO_MORE_DOCS;
    }
}
