package io.raptor.activity.document.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of a line at a page's edge that may be the page's own. */
final class PageNumber {

    private static final Pattern ALONE = Pattern.compile("[^\\p{L}\\p{N}]*(\\d{1,5}|[ivxlc]{1,9})[^\\p{L}\\p{N}]*");

    /** A page by that word, or one of so many. */
    private static final Pattern NAMED = Pattern.compile(
            "[^\\p{L}\\p{N}]*(?:page|pag|pg|p|seite|s|página|pagina|pagine|strona|sida|side|sivu|стр|страница)?\\W*(\\d{1,5})"
                    + "\\s*(?:/|of|von|de|di|av|из|sur)\\s*\\d{1,5}\\W*|\\W*(?:page|pag|pg|p|seite|s|página|pagina|pagine|strona|sida"
                    + "|side|sivu|стр|страница)\\W*(\\d{1,5})\\W*",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern WORD = Pattern.compile("\\p{L}+\\s+(?:\\d+|[ivxlc]+)");
    private static final Pattern FIRST = Pattern.compile("(\\d{1,5}|[ivxlc]{1,9})\\s+\\S.*");
    private static final Pattern LAST = Pattern.compile(".*\\S\\s+(\\d{1,5}|[ivxlc]{1,9})");
    private static final Pattern LAST_OF = Pattern.compile(".*\\S\\s+(\\d{1,5})\\s*(?:/|of)\\s*\\d{1,5}");

    private static final String ROMAN = "ivxlc";
    private static final int[] WORTH = {1, 5, 10, 50, 100};

    private PageNumber() {}

    /** Whether it can say nothing else, as "Problem 3" can. */
    static boolean isSure(String text) {
        return !WORD.matcher(text.strip()).matches()
                || NAMED.matcher(lower(text)).matches();
    }

    static List<Integer> of(String text) {
        String line = lower(text);
        List<Integer> numbers = new ArrayList<>();
        Matcher alone = ALONE.matcher(line);
        Matcher named = NAMED.matcher(line);
        if (alone.matches()) {
            add(alone.group(1), numbers);
        } else if (named.matches()) {
            add(named.group(1) == null ? named.group(2) : named.group(1), numbers);
        } else {
            add(FIRST.matcher(line), numbers);
            add(LAST.matcher(line), numbers);
            add(LAST_OF.matcher(line), numbers);
        }
        return numbers;
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static void add(Matcher found, List<Integer> numbers) {
        if (found.matches()) {
            add(found.group(1), numbers);
        }
    }

    private static void add(String number, List<Integer> numbers) {
        numbers.add(Character.isDigit(number.charAt(0)) ? Integer.parseInt(number) : roman(number));
    }

    private static int roman(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int here = worth(number, i);
            sum += i + 1 < number.length() && here < worth(number, i + 1) ? -here : here;
        }
        return sum;
    }

    private static int worth(String number, int at) {
        return WORTH[ROMAN.indexOf(number.charAt(at))];
    }
}
