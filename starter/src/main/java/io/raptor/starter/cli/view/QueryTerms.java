package io.raptor.starter.cli.view;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a query that are worth marking in what was found. */
public final class QueryTerms {

    /** Matches nothing: what is shown was not looked for. */
    public static final Pattern NONE = Pattern.compile("(?!)");

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_]+");
    private static final int SHORT = 4;
    private static final Set<String> COMMON = Set.of(
            "about", "does", "from", "have", "into", "that", "their", "them", "then", "there", "these", "they", "this",
            "those", "what", "when", "where", "which", "with", "will", "would", "your");

    private QueryTerms() {}

    /** Where a text holds them, however they go on: {@code wind} marks {@code windy} too. */
    public static Pattern of(String query) {
        List<String> words = BETWEEN.splitAsStream(query)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        List<String> telling = words.stream().filter(QueryTerms::tells).toList();
        List<String> marked = telling.isEmpty() ? words : telling;
        return marked.isEmpty()
                ? NONE
                : Pattern.compile(
                        marked.stream().map(QueryTerms::beginning).collect(Collectors.joining("|")),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static boolean tells(String word) {
        boolean written = word.chars().anyMatch(c -> c > 127 || Character.isDigit(c));
        return written || (word.length() >= SHORT && !COMMON.contains(word.toLowerCase(Locale.ROOT)));
    }

    /** Scripts without spaces have no beginnings of words. */
    private static String beginning(String word) {
        String quoted = Pattern.quote(word);
        return Character.isIdeographic(word.codePointAt(0))
                ? quoted
                : "(?<![\\p{L}\\p{N}])" + quoted + "[\\p{L}\\p{M}\\p{N}_]*";
    }
}
