package io.raptor.benchmark;

import io.raptor.activity.search.HitOrder;
import io.raptor.activity.search.Passage;
import io.raptor.activity.search.SearchHit;
import io.raptor.activity.search.SearchRequest;
import io.raptor.benchmark.QuestionSet.Question;
import io.raptor.benchmark.RetrievalBenchmark.Way;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Judges the hits of one way to search by what they should have found. */
final class RetrievalJudge {

    /** Words that a reader is given, at most. */
    private static final List<Integer> BUDGETS = List.of(150, 375, 750, 1500);

    private static final List<Integer> PLACES = List.of(1, 5, 10);
    private static final int HITS_OF_A_TEXT = 80;
    private static final int HITS_OF_ALL = 40;

    private final SearchedStore store;
    private final QuestionSet set;

    RetrievalJudge(SearchedStore store, QuestionSet set) {
        this.store = store;
        this.set = set;
    }

    /** Means over all questions: the evidence's share in so many words, or the supporting texts' among the first. */
    String figures(Way way) {
        List<List<SearchHit>> answers =
                set.questions().stream().map(question -> ask(question, way)).toList();
        StringBuilder figures = new StringBuilder();
        if (set.questions().stream().anyMatch(question -> !question.evidence().isEmpty())) {
            for (int words : BUDGETS) {
                figures.append(cell(
                        words + " words", mean(i -> evidence(set.questions().get(i), answers.get(i), words))));
            }
        } else {
            for (int places : PLACES) {
                figures.append(cell(
                        "R@" + places, mean(i -> supporting(set.questions().get(i), answers.get(i), places))));
            }
        }
        return figures.toString();
    }

    private static String cell(String name, double value) {
        return String.format(Locale.ROOT, "  %s %.3f", name, value);
    }

    private double mean(ToDoubleFunction<Integer> score) {
        double sum = 0;
        for (int i = 0; i < set.questions().size(); i++) {
            sum += score.applyAsDouble(i);
        }
        return sum / set.questions().size();
    }

    private List<SearchHit> ask(Question question, Way way) {
        boolean one = !question.document().isEmpty();
        return store.search(
                set.name(),
                new SearchRequest(
                        question.text(),
                        one ? HITS_OF_A_TEXT : HITS_OF_ALL,
                        way.mode(),
                        way.ranking(),
                        null,
                        one ? List.of(question.document()) : List.of(),
                        HitOrder.SCORE));
    }

    private double evidence(Question question, List<SearchHit> hits, int most) {
        BitSet covered = new BitSet();
        int words = 0;
        for (SearchHit hit : hits) {
            words += hit.text().split("\\s+", -1).length;
            if (words > most) {
                break;
            }
            for (Passage passage : hit.passages()) {
                covered.set(passage.start(), passage.end());
            }
        }
        String text = Objects.requireNonNull(set.texts().get(question.document()));
        double found = 0;
        double all = 0;
        for (int[] span : question.evidence()) {
            int start = text.offsetByCodePoints(0, span[0]);
            int end = text.offsetByCodePoints(0, span[1]);
            found += covered.get(start, end).cardinality();
            all += end - start;
        }
        return found / all;
    }

    static double supporting(Question question, List<SearchHit> hits, int places) {
        Set<String> first = new LinkedHashSet<>();
        for (SearchHit hit : hits) {
            if (first.size() < places) {
                first.add(hit.documentId());
            }
        }
        long found = question.supporting().stream().filter(first::contains).count();
        return question.any()
                ? Math.min(1, found)
                : (double) found / question.supporting().size();
    }
}
