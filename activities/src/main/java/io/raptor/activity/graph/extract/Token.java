package io.raptor.activity.graph.extract;

import io.raptor.activity.language.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a sentence, without the article that an apostrophe ties to it and without a genitive's s.
 *
 * @param last nothing may join it on the right: a genitive's s was there
 */
record Token(String text, int start, int end, boolean last) {

    private static final Pattern ELISION =
            Pattern.compile("^(?:[ldjnsmtc]|qu|dell|nell|all|sull)['’](?=\\p{L})", Pattern.CASE_INSENSITIVE);
    private static final Pattern GENITIVE = Pattern.compile("['’]s$", Pattern.CASE_INSENSITIVE);

    /** The words of a sentence, in order. */
    static List<Token> of(String sentence) {
        List<Token> tokens = new ArrayList<>();
        new Words().find(sentence, (start, end) -> tokens.add(cut(sentence, start, end)));
        return tokens;
    }

    private static Token cut(String sentence, int start, int end) {
        String word = sentence.substring(start, end);
        Matcher elision = ELISION.matcher(word);
        int from = elision.find() && Character.isUpperCase(word.codePointAt(elision.end())) ? elision.end() : 0;
        Matcher genitive = GENITIVE.matcher(word);
        int to = genitive.find() && genitive.start() > from ? genitive.start() : word.length();
        return new Token(word.substring(from, to), start + from, start + to, to < word.length());
    }

    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Begins with a capital, or has one further on as product names and identifiers do. */
    boolean capital() {
        return text.codePoints().anyMatch(c -> Character.isUpperCase(c) || Character.isTitleCase(c))
                || (text.indexOf('_') > 0 && text.codePoints().anyMatch(Character::isLetter));
    }

    /** A capital at its beginning and nowhere else: what any word has at the beginning of a sentence. */
    boolean plainCapital() {
        return Character.isUpperCase(text.codePointAt(0))
                && text.codePoints().skip(1).noneMatch(Character::isUpperCase);
    }

    boolean number() {
        return text.length() <= 4 && text.chars().allMatch(Character::isDigit);
    }

    boolean year() {
        return text.length() == 4 && number() && (text.startsWith("1") || text.startsWith("20"));
    }

    /** Of a script that has no capitals. */
    boolean caseless() {
        int first = text.codePointAt(0);
        return Character.getType(first) == Character.OTHER_LETTER
                || Character.UnicodeScript.of(first) == Character.UnicodeScript.GEORGIAN;
    }
}
