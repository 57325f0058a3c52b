package io.raptor.starter.page.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The beginning of a text, with the words of a question told apart. */
public final class Excerpt {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    /** Shorter words are in every text. */
    private static final int LEAST_LETTERS = 4;

    private Excerpt() {}

    /** @param marked whether it is one of the question's words */
    public record Piece(String text, boolean marked) {}

    public static List<Piece> of(String text, String question, int most) {
        Set<String> wanted = WORD.matcher(question)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= LEAST_LETTERS)
                .collect(Collectors.toSet());
        String shown = cut(text, most);
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        Matcher words = WORD.matcher(shown);
        while (words.find()) {
            if (wanted.contains(words.group().toLowerCase(Locale.ROOT))) {
                plain(shown, from, words.start(), pieces);
                pieces.add(new Piece(words.group(), true));
                from = words.end();
            }
        }
        plain(shown, from, shown.length(), pieces);
        return List.copyOf(pieces);
    }

    private static void plain(String text, int from, int to, List<Piece> pieces) {
        if (from < to) {
            pieces.add(new Piece(text.substring(from, to), false));
        }
    }

    /** At a word's end, and never within a character of two units. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int space = text.lastIndexOf(' ', most);
        int end = space > most / 2 ? space : most;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
