package io.raptor.activity.graph.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Short names that a sentence declares behind the long ones: "Long Name (LN)". */
final class Acronyms {

    private static final Pattern SHORT = Pattern.compile("\\(\\s*([\\p{Lu}][\\p{Lu}\\p{Ll}\\p{Nd}&.-]{1,9})\\s*\\)");

    /** @param of the long name, right before the bracket */
    record Declared(FoundName name, FoundName of) {}

    private Acronyms() {}

    static List<Declared> in(TextSentence sentence) {
        List<Declared> found = new ArrayList<>();
        Matcher bracket = SHORT.matcher(sentence.text());
        while (bracket.find()) {
            String letters = bracket.group(1).replaceAll("[^\\p{L}]", "");
            FoundName name = new FoundName(bracket.group(1), bracket.start(1), bracket.end(1), true);
            FoundName of = longName(sentence, bracket.start(), letters.toLowerCase(Locale.ROOT));
            if (of != null && letters.chars().filter(Character::isUpperCase).count() >= 2) {
                found.add(new Declared(name, of));
            }
        }
        return found;
    }

    /** The words before the bracket whose first letters are those asked for, small words between them aside. */
    private static @Nullable FoundName longName(TextSentence sentence, int bracket, String letters) {
        List<Token> tokens = sentence.tokens();
        int at = tokens.size() - 1;
        while (at >= 0 && tokens.get(at).end() > bracket) {
            at--;
        }
        int last = at;
        int letter = letters.length() - 1;
        while (at >= 0 && letter >= 0) {
            String word = tokens.get(at).lower();
            if (word.charAt(0) == letters.charAt(letter)) {
                letter--;
            } else if (!FunctionWords.has(word)) {
                return null;
            }
            at--;
        }
        if (letter >= 0 || last <= at + 1) {
            return null;
        }
        int first = at + 1;
        return new FoundName(
                sentence.between(first, last),
                tokens.get(first).start(),
                tokens.get(last).end(),
                true);
    }
}
