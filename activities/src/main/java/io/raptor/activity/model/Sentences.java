package io.raptor.activity.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts text of any language into sentences. Blank lines, list items and rows of tables end a sentence as a full stop
 * does; other line breaks are white space.
 */
public final class Sentences {

    /** Line breaks that are no mere wrapping: before a blank line, a list item or a heading, around a row of a table. */
    private static final Pattern BLOCK = Pattern.compile(
            "\\R\\s*\\R|\\R(?=\\s*(?:[-*•‣–#|]|\\d{1,3}[.)])\\s?)|(?<=\\|)\\s*\\R|\\R(?=[^\\n]*(?:\\t|\\s\\|\\s))");

    private static final Pattern MARK = Pattern.compile("^(?:[-*•‣–]|#{1,6}|>|\\d{1,3}[.)])\\s+");

    /** Marks that end a sentence, with the quotes and brackets that close behind them; ideographic ones need no space. */
    private static final Pattern END = Pattern.compile("[.!?…؟।]+[\"'”’»)\\]]*(?=\\s)|[。！？]+[」』”’）]*");

    private static final Set<String> ABBREVIATIONS = Set.of(
            "al", "approx", "art", "bzw", "ca", "cf", "ch", "chap", "co", "corp", "dr", "ed", "eds", "eq", "eqs", "etc",
            "fig", "figs", "inc", "jr", "ltd", "mme", "mr", "mrs", "ms", "no", "nos", "nr", "p", "pp", "prof", "ref",
            "refs", "resp", "sec", "sr", "sra", "st", "usw", "vol", "vs", "vgl");

    private Sentences() {}

    /** The sentences in order, each on one line; none is empty. */
    public static List<String> of(String text) {
        List<String> found = new ArrayList<>();
        for (String block : BLOCK.split(text, -1)) {
            addSentences(MARK.matcher(block.strip()).replaceFirst(""), found);
        }
        return found;
    }

    private static void addSentences(String block, List<String> found) {
        String line = block.replaceAll("\\s+", " ").strip();
        int from = 0;
        for (Matcher end = END.matcher(line); end.find(); ) {
            if (!abbreviates(line, end.start())) {
                add(line.substring(from, end.end()), found);
                from = end.end();
            }
        }
        add(line.substring(from), found);
    }

    private static void add(String sentence, List<String> found) {
        String stripped = sentence.strip();
        if (stripped.codePoints().anyMatch(Character::isLetterOrDigit)) {
            found.add(stripped);
        }
    }

    /** Whether the dot at {@code dot} ends an initial, something like "e.g." or a well-known abbreviation. */
    private static boolean abbreviates(String line, int dot) {
        if (line.charAt(dot) != '.') {
            return false;
        }
        int start = line.lastIndexOf(' ', dot) + 1;
        String word = line.substring(start, dot).replaceAll("^\\P{L}+", "");
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
        return initial
                || word.matches("(?:\\p{L}{1,2}\\.)+\\p{L}{1,2}")
                || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
    }
}
