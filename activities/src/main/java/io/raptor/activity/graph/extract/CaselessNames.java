package io.raptor.activity.graph.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names in scripts without capitals: words, and runs of words that keep together, which a document writes more than
 * once; words of foreign sound in Japanese and what stands in a title's marks at once.
 */
final class CaselessNames {

    private static final int LONGEST = 4;
    private static final int SEEN = 2;

    /** How many times more often than by chance its parts stand together. */
    private static final double COHERENT = 3;

    private static final int LONGEST_QUOTED = 24;
    private static final String OPEN = "《「『〈【";
    private static final String CLOSE = "》」』〉】";

    private final Map<String, Integer> counts = new HashMap<>();
    private int total;

    CaselessNames(List<TextSentence> sentences) {
        for (TextSentence sentence : sentences) {
            for (int from = 0; from < sentence.tokens().size(); from++) {
                count(sentence, from);
            }
        }
    }

    private void count(TextSentence sentence, int from) {
        for (int last = from;
                last < sentence.tokens().size() && last - from < LONGEST && goesOn(sentence, from, last);
                last++) {
            counts.merge(form(sentence, from, last), 1, Integer::sum);
            total += last == from ? 1 : 0;
        }
    }

    List<FoundName> in(TextSentence sentence) {
        List<FoundName> found = quoted(sentence.text());
        int at = 0;
        while (at < sentence.tokens().size()) {
            int last = longest(sentence, at);
            if (last >= at) {
                FoundName name = new FoundName(
                        sentence.between(at, last),
                        sentence.tokens().get(at).start(),
                        sentence.tokens().get(last).end(),
                        true);
                if (found.stream().noneMatch(name::overlaps)) {
                    found.add(name);
                }
            }
            at = Math.max(at, last) + 1;
        }
        return found;
    }

    private int longest(TextSentence sentence, int from) {
        int best = -1;
        for (int last = from;
                last < sentence.tokens().size() && last - from < LONGEST && goesOn(sentence, from, last);
                last++) {
            if (isName(sentence, from, last)) {
                best = last;
            }
        }
        return best;
    }

    private boolean isName(TextSentence sentence, int from, int last) {
        String form = form(sentence, from, last);
        if (from == last) {
            return isKatakana(form) || (seen(form) >= SEEN && form.codePointCount(0, form.length()) > 1);
        }
        if (seen(form) < SEEN) {
            return false;
        }
        for (int split = from; split < last; split++) {
            double apart = (double) seen(form(sentence, from, split)) * seen(form(sentence, split + 1, last));
            if (seen(form) * (double) total < COHERENT * apart) {
                return false;
            }
        }
        return true;
    }

    private int seen(String form) {
        return counts.getOrDefault(form, 0);
    }

    private static String form(TextSentence sentence, int from, int last) {
        return sentence.between(from, last);
    }

    /** The last word belongs to a run that begins with the first. */
    private static boolean goesOn(TextSentence sentence, int from, int last) {
        Token token = sentence.tokens().get(last);
        boolean adjoins = last == from || sentence.gap(last - 1).isBlank();
        return adjoins && token.caseless() && !isHiragana(token.text()) && !FunctionWords.has(token.text());
    }

    private static boolean isHiragana(String word) {
        return word.codePoints().allMatch(c -> c >= 0x3041 && c <= 0x309F);
    }

    private static boolean isKatakana(String word) {
        return word.length() > 2 && word.codePoints().allMatch(c -> c >= 0x30A1 && c <= 0x30FF);
    }

    private static List<FoundName> quoted(String text) {
        List<FoundName> found = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            int mark = OPEN.indexOf(text.charAt(i));
            int end = mark < 0 ? -1 : text.indexOf(CLOSE.charAt(mark), i + 1);
            if (end > i + 1 && end - i <= LONGEST_QUOTED) {
                found.add(new FoundName(text.substring(i + 1, end), i + 1, end, true));
                i = end;
            }
        }
        return found;
    }
}
