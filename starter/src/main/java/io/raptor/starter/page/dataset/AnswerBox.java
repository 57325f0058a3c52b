package io.raptor.starter.page.dataset;

import io.raptor.activity.answer.Answer.Span;
import io.raptor.starter.dataset.AnswerView;
import io.raptor.starter.dataset.AnswerView.Citation;
import io.raptor.starter.page.format.Excerpt;
import io.raptor.starter.text.HeadingPath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer on the page: its words, with its citations as links to the passages.
 *
 * @param answered false where the dataset does not answer
 */
public record AnswerBox(boolean answered, List<Piece> pieces, List<Cited> cited, AnswerWay way, List<String> notes) {

    private static final Pattern NUMBER = Pattern.compile("\\[(\\d+)]");
    private static final int SHOWN = 200;

    public AnswerBox {
        pieces = List.copyOf(pieces);
        cited = List.copyOf(cited);
        notes = List.copyOf(notes);
    }

    /**
     * A piece of the answer.
     *
     * @param node to which a citation leads; empty for words
     * @param unsupported whether the words name no passage
     */
    public record Piece(String text, String node, boolean unsupported) {}

    /**
     * A passage that the answer names.
     *
     * @param through names that lead to it, or the summary that it stands under; empty for neither
     */
    public record Cited(int n, String node, String place, String words, String through) {}

    /** @param titles of summaries by their ids */
    static AnswerBox of(AnswerView answer, UnaryOperator<String> titles) {
        return new AnswerBox(
                answer.answered(),
                pieces(answer),
                answer.citations().stream()
                        .map(one -> cited(one, answer, titles))
                        .toList(),
                AnswerWay.of(answer, titles),
                answer.notes());
    }

    private static Cited cited(Citation one, AnswerView answer, UnaryOperator<String> titles) {
        String headings = HeadingPath.words(one.headingPath(), one.page());
        return new Cited(
                one.n(),
                one.nodeId(),
                one.docId() + (headings.isEmpty() ? "" : " › " + headings),
                Excerpt.cut(one.text(), SHOWN),
                AnswerWay.Stop.of(answer.hits().get(one.n() - 1), titles).title());
    }

    private static List<Piece> pieces(AnswerView answer) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (Span span : answer.unsupported()) {
            words(answer, from, span.start(), pieces);
            pieces.add(new Piece(answer.answer().substring(span.start(), span.end()), "", true));
            from = span.end();
        }
        words(answer, from, answer.answer().length(), pieces);
        return pieces;
    }

    private static void words(AnswerView answer, int from, int to, List<Piece> pieces) {
        Matcher numbers = NUMBER.matcher(answer.answer()).region(from, to);
        int at = from;
        while (numbers.find()) {
            String node = node(answer, numbers.group(1));
            if (!node.isEmpty()) {
                pieces.add(new Piece(answer.answer().substring(at, numbers.start()), "", false));
                pieces.add(new Piece(numbers.group(), node, false));
                at = numbers.end();
            }
        }
        pieces.add(new Piece(answer.answer().substring(at, to), "", false));
    }

    private static String node(AnswerView answer, String number) {
        return answer.citations().stream()
                .filter(one -> Integer.toString(one.n()).equals(number))
                .map(Citation::nodeId)
                .findFirst()
                .orElse("");
    }
}
