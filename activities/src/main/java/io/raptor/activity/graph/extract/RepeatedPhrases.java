package io.raptor.activity.graph.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs of two or three words between small words that come again in another sentence of a document: its subjects. */
final class RepeatedPhrases {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 3;
    private static final int SEEN = 2;

    private final Map<String, Integer> sentences = new HashMap<>();

    RepeatedPhrases(List<TextSentence> of) {
        for (TextSentence sentence : of) {
            Set<String> here = new HashSet<>();
            for (int from = 0; from < sentence.tokens().size(); from++) {
                for (int last = from + 1; runs(sentence, from, last); last++) {
                    here.add(form(sentence, from, last));
                }
            }
            here.forEach(form -> sentences.merge(form, 1, Integer::sum));
        }
    }

    /** Those that overlap none of the names. */
    List<FoundName> in(TextSentence sentence, List<FoundName> names) {
        List<FoundName> found = new ArrayList<>();
        int at = 0;
        while (at < sentence.tokens().size()) {
            int last = longest(sentence, at, names);
            if (last > at) {
                found.add(name(sentence, at, last));
            }
            at = Math.max(at, last) + 1;
        }
        return found;
    }

    private int longest(TextSentence sentence, int from, List<FoundName> names) {
        for (int last = from + LONGEST - 1; last > from; last--) {
            if (runs(sentence, from, last)
                    && sentences.getOrDefault(form(sentence, from, last), 0) >= SEEN
                    && names.stream().noneMatch(name(sentence, from, last)::overlaps)) {
                return last;
            }
        }
        return -1;
    }

    private static FoundName name(TextSentence sentence, int from, int last) {
        return new FoundName(
                sentence.between(from, last),
                sentence.tokens().get(from).start(),
                sentence.tokens().get(last).end(),
                false);
    }

    private static boolean runs(TextSentence sentence, int from, int last) {
        if (last >= sentence.tokens().size() || last - from + 1 > LONGEST || last - from + 1 < SHORTEST) {
            return false;
        }
        for (int i = from; i <= last; i++) {
            if (!says(sentence.tokens().get(i)) || (i < last && !sentence.gap(i).equals(" "))) {
                return false;
            }
        }
        return true;
    }

    private static boolean says(Token token) {
        return token.text().length() > 2
                && !token.caseless()
                && Character.isLetter(token.text().codePointAt(0))
                && !FunctionWords.has(token.lower())
                && !FunctionWords.numeral(token.lower());
    }

    private static String form(TextSentence sentence, int from, int last) {
        return sentence.tokens().subList(from, last + 1).stream()
                .map(Token::lower)
                .collect(Collectors.joining(" "));
    }
}
