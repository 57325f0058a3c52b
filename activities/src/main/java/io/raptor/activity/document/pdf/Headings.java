package io.raptor.activity.document.pdf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The levels of the lines that are headings: by the document's bookmarks, else by the size of their letters. */
final class Headings {

    /** A title takes no more lines. */
    private static final int MOST_LINES = 4;

    private static final int MOST_CHARACTERS = 200;

    /** Larger than the text by this much. */
    private static final float LARGER = 1.15f;

    /** Where more of the text is large, size says nothing. */
    private static final double MOST_LARGE = 0.25;

    private Headings() {}

    /** @return by index of a line; lines of one heading have the same place in {@link Mark#first()} */
    static Map<Integer, Mark> of(List<Line> lines, List<Bookmark> bookmarks) {
        Map<Integer, Mark> marks = byBookmarks(lines, bookmarks);
        return marks.isEmpty() ? bySize(lines) : marks;
    }

    /** @param first index of the heading's first line */
    record Mark(int level, int first) {}

    private static Map<Integer, Mark> byBookmarks(List<Line> lines, List<Bookmark> bookmarks) {
        Map<Integer, Integer> firstOfPage = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            firstOfPage.putIfAbsent(lines.get(i).page(), i);
        }
        Map<Integer, Mark> marks = new HashMap<>();
        for (Bookmark bookmark : bookmarks) {
            Integer first = firstOfPage.get(bookmark.page());
            for (int i = first == null ? lines.size() : first;
                    i < lines.size() && lines.get(i).page() == bookmark.page();
                    i++) {
                int taken = marks.containsKey(i) ? 0 : linesOf(bookmark.key(), lines, i);
                for (int line = i; line < i + taken; line++) {
                    marks.put(line, new Mark(bookmark.level(), i));
                }
                if (taken > 0) {
                    break;
                }
            }
        }
        return marks;
    }

    /** How many lines from {@code at} spell the title, with or without a number before it. */
    private static int linesOf(String title, List<Line> lines, int at) {
        StringBuilder key = new StringBuilder();
        if (isOther(lines, at)) {
            return 0;
        }
        for (int i = at; i < Math.min(lines.size(), at + MOST_LINES) && key.length() < title.length() + 12; i++) {
            key.append(lines.get(i).key());
            String seen = key.toString();
            if (!title.isEmpty() && (seen.equals(title) || bare(seen).equals(bare(title)))) {
                return i - at + 1;
            }
        }
        return 0;
    }

    /** A line without letters is no part of a title unless it is its number, and the only one. */
    private static boolean isOther(List<Line> lines, int at) {
        String key = lines.get(at).key();
        if (key.isEmpty() || !key.chars().allMatch(Character::isDigit)) {
            return key.isEmpty();
        }
        String next = at + 1 < lines.size() ? lines.get(at + 1).key() : "";
        return next.isEmpty() || Character.isDigit(next.charAt(0));
    }

    /** No title has more digits before it: those are numbers of lines. */
    private static String bare(String key) {
        String bare = key.replaceFirst("^(?:chapter|section|appendix|part|kapitel)?\\d{1,6}(?!\\d)", "");
        return bare.isEmpty() ? key : bare;
    }

    private static Map<Integer, Mark> bySize(List<Line> lines) {
        Sizes sizes = new Sizes();
        lines.forEach(line -> sizes.add(line.size(), line.text().length()));
        float body = sizes.mostCommon();
        TreeSet<Float> larger = new TreeSet<>();
        lines.stream().filter(line -> isLarge(line, body)).forEach(line -> larger.add(line.size()));
        Map<Integer, Mark> marks = new HashMap<>();
        if (larger.isEmpty() || sizes.shareFrom(larger.first()) > MOST_LARGE) {
            return marks;
        }
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (isLarge(line, body)) {
                int level = Math.min(6, larger.tailSet(line.size(), true).size());
                Mark before = marks.get(i - 1);
                int first = before != null
                                && before.level() == level
                                && !line.begins()
                                && lines.get(i - 1).page() == line.page()
                        ? before.first()
                        : i;
                marks.put(i, new Mark(level, first));
            }
        }
        return marks;
    }

    private static boolean isLarge(Line line, float body) {
        return line.size() >= LARGER * body
                && line.text().length() <= MOST_CHARACTERS
                && line.text().codePoints().filter(Character::isLetter).count() > 1;
    }
}
