package io.raptor.starter.page.dataset;

import io.raptor.starter.dataset.AnswerView;
import io.raptor.starter.dataset.AnswerView.Citation;
import io.raptor.starter.dataset.HitView;
import io.raptor.starter.page.format.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The way of an answer as a picture: from the question by the names of a graph, or the summaries that passages stand under, to the
 * passages that the answer names.
 *
 * @param between what lies between, from the top
 * @param passages from the top
 * @param height of the picture, in its own units
 */
public record AnswerWay(List<Place> between, List<Place> passages, List<Line> lines, int height) {

    public static final int WIDTH = 1000;

    private static final int PITCH = 40;
    private static final int QUESTION_END = 150;
    private static final int BETWEEN_START = 300;
    private static final int BETWEEN_END = 600;
    private static final int PASSAGE_START = 740;
    private static final int SHOWN = 44;

    public AnswerWay {
        between = List.copyOf(between);
        passages = List.copyOf(passages);
        lines = List.copyOf(lines);
    }

    /**
     * A stop on the way.
     *
     * @param node where its text is; empty for a name
     * @param y its middle
     */
    public record Place(String title, String node, int y) {}

    /** A path from one stop to the next. */
    public record Line(String path) {}

    /** What lies between the question and one passage; an empty title where nothing does. */
    record Stop(String title, String node) {

        static Stop of(HitView hit, UnaryOperator<String> titles) {
            if (!hit.names().isEmpty()) {
                return new Stop(hit.names(), "");
            }
            return hit.provenance().ancestors().stream()
                    .map(above -> new Stop(titles.apply(above.nodeId()), above.nodeId()))
                    .filter(stop -> !stop.title().isBlank())
                    .findFirst()
                    .orElse(new Stop("", ""));
        }
    }

    /** @param titles of summaries by their ids */
    static AnswerWay of(AnswerView answer, UnaryOperator<String> titles) {
        Map<Stop, List<Integer>> reached = new LinkedHashMap<>();
        for (int i = 0; i < answer.citations().size(); i++) {
            int n = answer.citations().get(i).n();
            reached.computeIfAbsent(Stop.of(answer.hits().get(n - 1), titles), stop -> new ArrayList<>())
                    .add(i);
        }
        return drawn(answer.citations(), reached);
    }

    /** Passages of one stop lie under each other, so that no lines cross. */
    private static AnswerWay drawn(List<Citation> citations, Map<Stop, List<Integer>> reached) {
        int height = PITCH * Math.max(1, citations.size());
        List<Place> between = new ArrayList<>();
        List<Place> passages = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        reached.forEach((stop, ends) -> {
            int first = y(passages.size());
            int last = y(passages.size() + ends.size() - 1);
            int middle = (first + last) / 2;
            if (!stop.title().isEmpty()) {
                between.add(new Place(Excerpt.cut(stop.title(), SHOWN), stop.node(), middle));
                lines.add(line(QUESTION_END, height / 2, BETWEEN_START, middle));
            }
            for (int end : ends) {
                Citation one = citations.get(end);
                int y = y(passages.size());
                passages.add(new Place("[" + one.n() + "] " + Excerpt.cut(one.docId(), SHOWN), one.nodeId(), y));
                lines.add(
                        stop.title().isEmpty()
                                ? line(QUESTION_END, height / 2, PASSAGE_START, y)
                                : line(BETWEEN_END, middle, PASSAGE_START, y));
            }
        });
        return new AnswerWay(between, passages, lines, height);
    }

    private static int y(int row) {
        return PITCH * row + PITCH / 2;
    }

    private static Line line(int fromX, int fromY, int toX, int toY) {
        int middle = (fromX + toX) / 2;
        return new Line("M" + fromX + " " + fromY + "C" + middle + " " + fromY + " " + middle + " " + toY + " " + toX
                + " " + toY);
    }
}
