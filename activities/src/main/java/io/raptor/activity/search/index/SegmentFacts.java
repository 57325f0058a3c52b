package io.raptor.activity.search.index;

import io.raptor.activity.search.text.Analysis;
import io.raptor.activity.search.text.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The part of a segment that is kept in memory and never changes: an eighth of a byte a dimension for each node, and
 * its trees.
 *
 * @param trees in their order, those that were deleted since, too
 */
record SegmentFacts(Signs signs, FixedBitSet leaves, List<TreeSpan> trees) {

    static SegmentFacts of(LeafReader segment) throws IOException {
        FixedBitSet leaves = leaves(segment);
        return new SegmentFacts(Signs.of(segment), leaves, trees(segment, leaves));
    }

    private static FixedBitSet leaves(LeafReader segment) throws IOException {
        FixedBitSet leaves = new FixedBitSet(segment.maxDoc());
        NumericDocValues levels = segment.getNumericDocValues(NodeFields.LEVEL);
        while (levels.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            if (levels.longValue() == 0) {
                leaves.set(levels.docID());
            }
        }
        return leaves;
    }

    private static List<TreeSpan> trees(LeafReader segment, FixedBitSet leaves) throws IOException {
        Lengths lengths = new Lengths(segment);
        List<TreeSpan> spans = spans(segment);
        List<TreeSpan> counted = new ArrayList<>(spans.size());
        for (TreeSpan span : spans) {
            counted.add(lengths.counted(span, leaves));
        }
        return List.copyOf(counted);
    }

    private static List<TreeSpan> spans(LeafReader segment) throws IOException {
        List<TreeSpan> spans = new ArrayList<>();
        Terms builds = segment.terms(NodeFields.BUILD);
        if (builds != null) {
            TermsEnum build = builds.iterator();
            PostingsEnum nodes = null;
            while (build.next() != null) {
                nodes = build.postings(nodes, PostingsEnum.NONE);
                int from = nodes.nextDoc();
                String name = build.term().utf8ToString();
                spans.add(new TreeSpan(name, 0, from, from + build.docFreq(), Language.OTHER, 0, 0));
            }
        }
        spans.sort(Comparator.comparingInt(TreeSpan::from));
        return spans;
    }

    /** The lengths of a segment's texts, read from the first to the last. */
    private static final class Lengths {

        private final NumericDocValues documents;
        private final List<Language> languages = new ArrayList<>();
        private final List<NumericDocValues> norms = new ArrayList<>();

        Lengths(LeafReader segment) throws IOException {
            documents = segment.getNumericDocValues(NodeFields.DOCUMENT);
            for (Language language : Language.values()) {
                @Nullable NumericDocValues found = segment.getNormValues(Analysis.field(language));
                if (found != null) {
                    languages.add(language);
                    norms.add(found);
                }
            }
        }

        TreeSpan counted(TreeSpan span, FixedBitSet leaves) throws IOException {
            int spoken = 0;
            while (spoken < norms.size() && !norms.get(spoken).advanceExact(span.from())) {
                spoken++;
            }
            int count = 0;
            long words = 0;
            for (int node = span.from(); node < span.to() && spoken < norms.size(); node++) {
                if (leaves.get(node) && norms.get(spoken).advanceExact(node)) {
                    count++;
                    words += norms.get(spoken).longValue();
                }
            }
            Language language = spoken < norms.size() ? languages.get(spoken) : Language.OTHER;
            long document = NodeFields.number(documents, span.from());
            return new TreeSpan(span.build(), document, span.from(), span.to(), language, count, words);
        }
    }
}
