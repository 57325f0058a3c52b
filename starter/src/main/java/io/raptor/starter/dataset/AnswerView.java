package io.raptor.starter.dataset;

import io.raptor.activity.answer.Answer;
import io.raptor.activity.answer.Answer.Span;
import io.raptor.activity.search.SearchHit;
import io.raptor.workflow.model.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a question, and what it rests on.
 *
 * @param answer with citations as {@code [2]}
 * @param answered false where the dataset does not answer, or the answer names no passage
 * @param unsupported sentences that name no passage
 * @param unknownCitations numbers that the model named without having been given them, and that were left out
 * @param hits what the model was given, number 1 first
 * @param notes what could not be searched, a sentence each
 */
public record AnswerView(
        String answer,
        boolean answered,
        List<Citation> citations,
        List<Span> unsupported,
        int unknownCitations,
        List<HitView> hits,
        List<String> notes,
        Usage usage) {

    /**
     * A passage that the answer names.
     *
     * @param n its number in the answer
     * @param page on which it begins; {@code null} where there are no pages
     */
    public record Citation(
            int n,
            String docId,
            String nodeId,
            List<String> headingPath,
            int start,
            int end,
            @Nullable Integer page,
            String text) {

        static Citation of(int n, SearchHit hit) {
            return new Citation(
                    n,
                    hit.documentId(),
                    hit.nodeId(),
                    hit.headingPath(),
                    hit.start(),
                    hit.end(),
                    hit.page() == 0 ? null : hit.page(),
                    hit.text());
        }
    }

    static AnswerView of(Answer answer) {
        return new AnswerView(
                answer.text(),
                answer.answered(),
                answer.cited().stream()
                        .map(n -> Citation.of(n, answer.hits().get(n - 1)))
                        .toList(),
                answer.unsupported(),
                answer.unknownCitations(),
                answer.hits().stream().map(HitView::of).toList(),
                answer.notes(),
                answer.usage());
    }
}
