package io.raptor.activity.graph.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Names in scripts that have capitals: runs of words with capitals and years, joined across a name's small words. */
final class CapitalNames {

    private static final Set<String> JOINING = Set.of(
            "of", "de", "la", "le", "les", "du", "des", "von", "van", "der", "den", "dem", "zu", "zur", "bin", "ibn",
            "al", "el", "di", "da", "do", "dos", "das", "del", "della", "y", "the");

    /** Small words of names behind another one, as in "van den"; by themselves they are articles. */
    private static final Set<String> AFTER_OTHERS = Set.of("den", "dem");

    private static final Pattern PLAIN_ENDING = Pattern.compile(".{3,}(?:ly|ing|ed)");
    private static final Pattern WIDE = Pattern.compile("\\s*&\\s*|\\s+[dl]['’]");
    private static final int MOST_JOINING = 2;
    private static final int MOST_WORDS = 8;

    private final DocumentWords words;

    CapitalNames(DocumentWords words) {
        this.words = words;
    }

    List<FoundName> in(TextSentence sentence) {
        List<FoundName> found = new ArrayList<>();
        List<Token> tokens = sentence.tokens();
        int at = 0;
        while (at < tokens.size()) {
            int last = starts(tokens.get(at)) ? end(sentence, at) : -1;
            if (last < 0) {
                at++;
            } else {
                add(sentence, at, last, found);
                at = last + 1;
            }
        }
        return found;
    }

    /** A first word before a small one, which no sentence writes with its capital. */
    boolean maybePlaced(TextSentence heading, FoundName name) {
        List<Token> tokens = heading.tokens();
        return tokens.size() > 1
                && tokens.get(0).plainCapital()
                && name.end() == tokens.get(0).end()
                && !tokens.get(1).capital()
                && heading.gap(0).equals(" ")
                && !words.capitalInside(tokens.get(0).lower());
    }

    private static boolean starts(Token token) {
        return token.capital() || token.year();
    }

    /** The last word of the run that begins at a word. */
    private static int end(TextSentence sentence, int from) {
        List<Token> tokens = sentence.tokens();
        int last = from;
        for (int i = from + 1; i < tokens.size() && i - from < MOST_WORDS; i++) {
            if (tokens.get(i - 1).last() || !joined(sentence, i - 1)) {
                break;
            }
            Token token = tokens.get(i);
            if (tokens.get(last).number() && small(token)) {
                break;
            }
            if (starts(token) || (token.number() && last == i - 1)) {
                last = i;
            } else if (!joins(token, last < i - 1) || i - last > MOST_JOINING) {
                break;
            }
        }
        return last;
    }

    /** Behind a year it begins something else: "in 1979 the Tern", "in 1974 I". */
    private static boolean small(Token token) {
        return FunctionWords.has(token.lower()) && (!token.capital() || token.plainCapital());
    }

    /** @param further behind another small word of the name */
    private static boolean joins(Token token, boolean further) {
        return JOINING.contains(token.text()) && (further || !AFTER_OTHERS.contains(token.text()));
    }

    private static boolean joined(TextSentence sentence, int token) {
        String gap = sentence.gap(token);
        boolean space = gap.isBlank() && gap.indexOf('\t') < 0;
        boolean shortened = sentence.initial(token)
                || NameTypes.honorific(sentence.tokens().get(token).lower());
        return space
                || (shortened && gap.strip().equals("."))
                || WIDE.matcher(gap).matches();
    }

    private void add(TextSentence sentence, int from, int last, List<FoundName> found) {
        List<Token> tokens = sentence.tokens();
        int first = from;
        while (first <= last && stripped(sentence, first)) {
            first++;
        }
        while (first <= last && JOINING.contains(tokens.get(first).text())) {
            first++;
        }
        if (first <= last && speaks(sentence, first, last)) {
            found.add(new FoundName(
                    sentence.between(first, last),
                    tokens.get(first).start(),
                    tokens.get(last).end(),
                    true));
        }
    }

    /** A small word, or one whose capital comes from its place. */
    private boolean stripped(TextSentence sentence, int at) {
        Token token = sentence.tokens().get(at);
        String word = token.lower();
        if (!token.plainCapital()) {
            return false;
        }
        if (FunctionWords.has(word) && !sentence.initial(at)) {
            return true;
        }
        return sentence.begins(at) && words.ordinary(word) && !DocumentWords.shouted(sentence);
    }

    private boolean speaks(TextSentence sentence, int first, int last) {
        if (first < last) {
            return sentence.tokens().subList(first, last + 1).stream().anyMatch(token -> !token.number());
        }
        Token token = sentence.tokens().get(first);
        String word = token.lower();
        if (token.year()) {
            return true;
        }
        if (word.length() < 2 || FunctionWords.calendar(word) || words.noun(word)) {
            return false;
        }
        return !token.plainCapital() || standsAlone(sentence, first, word);
    }

    /** A word alone is a name where its capital is not just its place's. */
    private boolean standsAlone(TextSentence sentence, int at, String word) {
        if (words.capitalInside(word)) {
            return true;
        }
        if (sentence.begins(at) && FunctionWords.vague(word)) {
            return false;
        }
        if (DocumentWords.shouted(sentence) || !sentence.begins(at)) {
            return !words.ordinary(word);
        }
        return !words.ordinary(word) && !PLAIN_ENDING.matcher(word).matches();
    }
}
