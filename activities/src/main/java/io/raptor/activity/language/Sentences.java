package io.raptor.activity.language;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The sentences of a text of any language, each on one line. Blank lines, list items and rows of tables end a sentence
 * as a full stop does; other line breaks are white space.
 */
public final class Sentences {

    /** Line breaks that are no mere wrapping: before a blank line, a list item or a heading, around a row of a table. */
    private static final Pattern BLOCK = Pattern.compile(
            "\\R\\s*\\R|\\R(?=\\s*(?:[-*•‣–#|]|\\d{1,3}[.)])\\s?)|(?<=\\|)\\s*\\R|\\R(?=[^\\n]*(?:\\t|\\s\\|\\s))");

    private static final Pattern MARK = Pattern.compile("^(?:[-*•‣–]|#{1,6}|>|\\d{1,3}[.)])\\s+");
    private static final String CLOSING = "\"'”’»)]」』”’）*_";

    private Sentences() {}

    /** The sentences in order; each has a letter or digit. */
    public static List<String> of(String text) {
        List<String> found = new ArrayList<>();
        SentenceBreaks breaks = new SentenceBreaks();
        for (String block : BLOCK.split(text, -1)) {
            String line =
                    Spaces.single(MARK.matcher(block.strip()).replaceFirst("")).strip();
            breaks.find(line, 0, line.length(), (start, end) -> add(line.substring(start, end), found));
        }
        return found;
    }

    private static void add(String sentence, List<String> found) {
        if (sentence.codePoints().anyMatch(Character::isLetterOrDigit)) {
            found.add(sentence);
        }
    }

    /** Whether a text ends as a sentence does, closing quotes and brackets aside; in Thai and Lao, with any letter. */
    public static boolean isEnded(String text) {
        int end = text.length();
        while (end > 0 && CLOSING.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0 && endsSentence(text.codePointBefore(end));
    }

    private static boolean endsSentence(int c) {
        return c == '…'
                || UCharacter.hasBinaryProperty(c, UProperty.S_TERM)
                || (c >= 0x0F0D && c <= 0x0F12)
                || SentenceBreaks.isSpaceEnded(c);
    }
}
