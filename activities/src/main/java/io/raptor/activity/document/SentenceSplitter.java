package io.raptor.activity.document;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds sentences, in any language, inside the paragraphs and lines that the text's layout shows. */
final class SentenceSplitter {

    /**
     * @param end behind its last character that is no white space
     * @param endsParagraph a blank line or the text's end follows
     * @param alone it is its whole paragraph
     */
    record Sentence(int start, int end, boolean endsParagraph, boolean alone) {}

    /** Also what stands before a heading in Markdown. */
    private static final Pattern BLANK_LINES = Pattern.compile("\\n[^\\S\\n]*+\\n\\s*+|\\n(?=#{1,6} )");

    /** The end of a line that is followed by one that begins an item, a row, a quotation or code. */
    private static final Pattern LINE_ENDS =
            Pattern.compile("\\n(?=[ \\t]*+(?:[-*+•·▪‣–>] |\\d{1,3}[.)] |\\||```)|\\t| {4})");

    private final BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    private final List<Sentence> found = new ArrayList<>();
    private final String text;

    private SentenceSplitter(String text) {
        this.text = text;
    }

    /** The sentences in their order; they hold all characters that are no white space. */
    static List<Sentence> split(String text) {
        SentenceSplitter splitter = new SentenceSplitter(text);
        splitter.parts(BLANK_LINES, 0, text.length(), splitter::paragraphs);
        return splitter.found;
    }

    private interface Part {
        void of(int start, int end);
    }

    private void parts(Pattern between, int start, int end, Part part) {
        Matcher border = between.matcher(text).region(start, end);
        int from = start;
        while (border.find()) {
            part.of(from, border.start());
            from = border.end();
        }
        part.of(from, end);
    }

    /** A heading in Markdown is a paragraph by itself. */
    private void paragraphs(int start, int end) {
        int lineEnd = text.indexOf('\n', start);
        if (text.startsWith("#", start) && lineEnd > 0 && lineEnd < end) {
            paragraph(start, lineEnd);
            paragraph(lineEnd, end);
        } else {
            paragraph(start, end);
        }
    }

    private void paragraph(int start, int end) {
        int first = found.size();
        parts(LINE_ENDS, start, end, this::lines);
        if (found.size() > first) {
            Sentence last = found.remove(found.size() - 1);
            found.add(new Sentence(last.start, last.end, true, found.size() == first));
        }
    }

    private void lines(int start, int end) {
        sentences.setText(text.substring(start, end).replace('\n', ' '));
        int from = 0;
        for (int to = sentences.next(); to != BreakIterator.DONE; to = sentences.next()) {
            if (start + to == end || !Abbreviations.endsWithOne(text, start + from, start + to)) {
                sentence(start + from, start + to);
                from = to;
            }
        }
    }

    private void sentence(int start, int end) {
        int from = WhiteSpace.skip(text, start, end);
        int to = WhiteSpace.trimEnd(text, from, end);
        if (from < to) {
            found.add(new Sentence(from, to, false, false));
        }
    }
}
