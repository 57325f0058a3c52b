package io.raptor.activity.graph.extract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How a document writes its words: what tells a name from a word with a capital for its place. */
final class DocumentWords {

    /** Share of words with capitals amid sentences from which on a language capitalises its nouns. */
    private static final double NOUNS_TOO = 0.22;

    private static final int FEWEST = 40;
    private static final Set<String> DETERMINERS = Set.of(
            "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "kein",
            "keine", "jede", "jeder", "jedes", "jeden", "diese", "dieser", "dieses", "diesen", "ihre", "seine",
            "unsere", "alle", "zum", "zur", "im", "am", "vom", "beim", "ins", "mehr", "viele", "einige", "pro", "ohne",
            "mit");

    private final Set<String> lower = new HashSet<>();
    private final Set<String> inside = new HashSet<>();
    private final Set<String> determined = new HashSet<>();
    private int words;
    private int capitals;

    DocumentWords(List<TextSentence> sentences) {
        sentences.forEach(this::read);
    }

    private void read(TextSentence sentence) {
        boolean shouted = shouted(sentence);
        List<Token> tokens = sentence.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String key = token.lower();
            if (!token.capital()) {
                lower.add(key);
            } else if (!shouted && !sentence.begins(i)) {
                inside.add(key);
                capitals++;
                if (DETERMINERS.contains(tokens.get(i - 1).lower())) {
                    determined.add(key);
                }
            }
            words++;
        }
    }

    /** Most of its words have nothing but capitals, or each a capital, as in headings. */
    static boolean shouted(TextSentence sentence) {
        long letters =
                sentence.tokens().stream().filter(token -> !token.number()).count();
        long upper = sentence.tokens().stream().filter(Token::capital).count();
        return letters >= 3 && upper >= 0.8 * letters;
    }

    /** A word that begins a sentence is mostly one that has its capital for that. */
    boolean ordinary(String word) {
        return FunctionWords.has(word) || lower.contains(word);
    }

    /** Written with a capital amid a sentence. */
    boolean capitalInside(String word) {
        return inside.contains(word);
    }

    /** A noun of a language that gives every noun a capital. */
    boolean noun(String word) {
        return nounsToo() && determined.contains(word);
    }

    boolean nounsToo() {
        return words >= FEWEST && capitals >= NOUNS_TOO * words && determined.size() >= 3;
    }
}
