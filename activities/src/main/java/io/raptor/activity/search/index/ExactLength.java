package io.raptor.activity.search.index;

import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;

/** Keeps how many words a text has, exactly; the scores are counted by {@link WordRanking}. */
final class ExactLength extends Similarity {

    @Override
    public long computeNorm(FieldInvertState state) {
        return state.getLength();
    }

    @Override
    public SimScorer scorer(float boost, CollectionStatistics collection, TermStatistics... terms) {
        throw new UnsupportedOperationException("scores are counted by WordRanking");
    }
}
