package io.raptor.activity.document.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The lines at the top and the foot of pages that count them or repeat a title. They are no part of the text between them: they would
 * tear its sentences and stand in every second passage.
 */
final class RunningLines {

    /** Two pages may agree by chance. */
    private static final int ENOUGH = 3;

    /** So many lines from the top, and from the foot, may be running ones. */
    private static final int EDGE = 2;

    /** Those of one kind are this near to each other on their pages, in points. */
    private static final float NEAR = 3;

    /** They stand on so many of the pages from the first of them to the last: one of two where sides differ. */
    private static final double OFTEN = 0.3;

    /** What repeats and is larger than the text is the title of each page. */
    private static final float LARGER = 1.1f;

    /** What counts the pages may be larger than most of the text, where that is code. */
    private static final float MUCH_LARGER = 1.5f;

    private static final int MOST_CHARACTERS = 150;

    private final List<Line> lines;
    private final float body;

    private RunningLines(List<Line> lines) {
        this.lines = lines;
        Sizes sizes = new Sizes();
        lines.forEach(line -> sizes.add(line.size(), line.text().length()));
        this.body = sizes.mostCommon();
    }

    /** A place on pages, and what is said there. */
    private record Kind(boolean top, int offset, String words) {}

    /** The others, in their order. */
    static List<Line> without(List<Line> lines) {
        Set<Integer> running = new RunningLines(lines).found();
        List<Line> others = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            if (!running.contains(i)) {
                others.add(lines.get(i));
            }
        }
        return others;
    }

    private Set<Integer> found() {
        Map<Kind, List<Integer>> counting = new HashMap<>();
        Map<Kind, List<Integer>> repeating = new HashMap<>();
        for (List<Integer> page : pages()) {
            for (int i = 0; i < page.size(); i++) {
                if (i < EDGE) {
                    sort(true, page.get(i), counting, repeating);
                }
                if (i >= page.size() - EDGE) {
                    sort(false, page.get(i), counting, repeating);
                }
            }
        }
        Set<Integer> running = new HashSet<>();
        counting.values().forEach(one -> running.addAll(together(one)));
        // One of them stays, for what it says may stand nowhere else.
        repeating
                .values()
                .forEach(one -> together(one).stream().sorted().skip(1).forEach(running::add));
        return running;
    }

    private void sort(boolean top, int index, Map<Kind, List<Integer>> counting, Map<Kind, List<Integer>> repeating) {
        Line line = lines.get(index);
        if (line.size() > MUCH_LARGER * body || line.text().length() > MOST_CHARACTERS) {
            return;
        }
        List<Integer> numbers = PageNumber.of(line.text());
        for (int number : numbers) {
            counting.computeIfAbsent(new Kind(top, number - line.page(), ""), kind -> new ArrayList<>())
                    .add(index);
        }
        if (numbers.isEmpty()
                && line.size() <= LARGER * body
                && line.key().codePoints().anyMatch(Character::isLetter)) {
            repeating
                    .computeIfAbsent(new Kind(top, 0, line.key()), kind -> new ArrayList<>())
                    .add(index);
        }
    }

    /** Those that have enough others at their height, on other pages. */
    private List<Integer> together(List<Integer> kind) {
        List<Integer> sorted = new ArrayList<>(kind);
        sorted.sort(Comparator.comparing(index -> lines.get(index).y()));
        List<Integer> together = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || y(sorted, i) - y(sorted, i - 1) > NEAR) {
                List<Integer> near = sorted.subList(from, i);
                if (areOften(near.stream()
                        .map(lines::get)
                        .filter(line -> PageNumber.isSure(line.text()))
                        .mapToInt(Line::page))) {
                    together.addAll(near);
                }
                from = i;
            }
        }
        return together;
    }

    private static boolean areOften(IntStream pages) {
        int[] all = pages.distinct().sorted().toArray();
        return all.length >= ENOUGH && all.length >= OFTEN * (all[all.length - 1] - all[0] + 1);
    }

    private float y(List<Integer> sorted, int at) {
        return lines.get(sorted.get(at)).y();
    }

    /** The lines of each page, from the top to the foot. */
    private Iterable<List<Integer>> pages() {
        Map<Integer, List<Integer>> pages = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            pages.computeIfAbsent(lines.get(i).page(), page -> new ArrayList<>())
                    .add(i);
        }
        pages.values()
                .forEach(page ->
                        page.sort(Comparator.comparing(index -> lines.get(index).y())));
        return pages.values();
    }
}
