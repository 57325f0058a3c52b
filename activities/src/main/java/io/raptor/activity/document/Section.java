package io.raptor.activity.document;

import io.raptor.activity.document.text.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * The spans under one heading, the heading before them.
 *
 * @param from its first span, by index
 * @param to behind its last one
 * @param path the headings that it stands under, the document's first; its own is the last
 * @param level of the first heading in it; 0 where it has none
 */
record Section(int from, int to, List<String> path, int level, long tokens) {

    private static final int LONGEST_HEADING = 200;

    /** The sections of a text in order. Headings without text between them belong to what follows the last of them. */
    static List<Section> of(String text, List<Span> spans) {
        List<Section> sections = new ArrayList<>();
        List<Block> above = new ArrayList<>();
        int textEnd = textEnd(spans);
        int from = 0;
        while (from < spans.size()) {
            int level = spans.get(from).block().level();
            int to = from;
            while (to < spans.size() && spans.get(to).heading()) {
                enter(spans.get(to++).block(), above);
            }
            while (to < spans.size() && !(spans.get(to).heading() && to < textEnd)) {
                to++;
            }
            sections.add(new Section(from, to, titles(text, above), level, tokens(spans, from, to)));
            from = to;
        }
        return sections;
    }

    /** Behind the last span that is no heading: headings at the text's end begin nothing. */
    private static int textEnd(List<Span> spans) {
        int end = spans.size();
        while (end > 0 && spans.get(end - 1).heading()) {
            end--;
        }
        return end;
    }

    private static void enter(Block heading, List<Block> above) {
        above.removeIf(other -> other.level() >= heading.level());
        above.add(heading);
    }

    private static List<String> titles(String text, List<Block> headings) {
        return headings.stream().map(heading -> title(text, heading)).toList();
    }

    private static String title(String text, Block heading) {
        int end = Math.min(heading.end(), heading.start() + LONGEST_HEADING);
        int whole = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
        return WhiteSpace.normalise(text, heading.start(), whole);
    }

    private static long tokens(List<Span> spans, int from, int to) {
        return spans.subList(from, to).stream().mapToLong(Span::tokens).sum();
    }
}
