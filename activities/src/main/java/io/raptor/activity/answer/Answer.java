package io.raptor.activity.answer;

import io.raptor.activity.search.SearchHit;
import io.raptor.workflow.model.Usage;
import java.util.List;

/**
 * What a model says to a question.
 *
 * @param text with citations as {@code [2]}, none but of {@code hits}
 * @param answered false where the model says that the passages do not answer, or names none of them
 * @param cited numbers of the passages that it names, from 1, ascending
 * @param unsupported its sentences that name none
 * @param unknownCitations numbers that it named without having been given them; they are not in the text
 * @param hits passages that it was given, the first one number 1
 * @param notes what could not be searched, a sentence each
 */
public record Answer(
        String text,
        boolean answered,
        List<Integer> cited,
        List<Span> unsupported,
        int unknownCitations,
        List<SearchHit> hits,
        List<String> notes,
        Usage usage) {

    public Answer {
        cited = List.copyOf(cited);
        unsupported = List.copyOf(unsupported);
        hits = List.copyOf(hits);
        notes = List.copyOf(notes);
    }

    /** The same, with what other calls before it took. */
    Answer after(Usage before) {
        return new Answer(text, answered, cited, unsupported, unknownCitations, hits, notes, before.plus(usage));
    }

    /** A part of the text, in characters. */
    public record Span(int start, int end) {}
}
