package io.raptor.activity.language;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.function.IntPredicate;

/**
 * Finds where sentences end, by ICU's rules for any language, without ends at abbreviations. Tibetan ends its sentences
 * with a shad, and Thai and Lao with a space, which ICU does not know. For one thread.
 */
public final class SentenceBreaks {

    /** Takes a sentence, white space at its ends aside. */
    public interface Sink {
        void sentence(int start, int end);
    }

    /** A space in Thai may part mere words, too: a shorter sentence goes on. */
    private static final int SHORTEST = 40;

    private static final BreakIterator RULES = BreakIterator.getSentenceInstance(ULocale.ROOT);

    /** Its own: a copy costs a fraction of a look-up of the rules. */
    private final BreakIterator rules = (BreakIterator) RULES.clone();

    /** The sentences of a part of a text, in their order; line breaks in it are white space. */
    public void find(String text, int start, int end, Sink to) {
        String part = text.substring(start, end).replace('\n', ' ');
        rules.setText(part);
        int from = 0;
        for (int at = rules.next(); at != BreakIterator.DONE; at = rules.next()) {
            if (at == part.length() || !Abbreviations.endsWithOne(part, from, at)) {
                finer(part, from, at, (s, e) -> to.sentence(start + s, start + e));
                from = at;
            }
        }
    }

    private static void finer(String text, int start, int end, Sink to) {
        int from = start;
        for (int i = start + 1; i < end - 1; i++) {
            if (Space.is(text.charAt(i)) && ends(text, from, i)) {
                add(text, from, i, to);
                from = i;
            }
        }
        add(text, from, end, to);
    }

    private static boolean ends(String text, int from, int space) {
        char before = text.charAt(space - 1);
        return isShad(before)
                || (space - from >= SHORTEST && isSpaceEnded(before) && isSpaceEnded(text.charAt(space + 1)));
    }

    private static boolean isShad(char c) {
        return c >= '\u0F0D' && c <= '\u0F12';
    }

    /** Thai or Lao, whose sentences end without a mark. */
    static boolean isSpaceEnded(int c) {
        return c >= 0x0E00 && c <= 0x0EFF;
    }

    private static void add(String text, int start, int end, Sink to) {
        IntPredicate space = i -> Space.is(text.charAt(i));
        int from = start;
        int until = end;
        while (from < until && space.test(from)) {
            from++;
        }
        while (until > from && space.test(until - 1)) {
            until--;
        }
        if (from < until) {
            to.sentence(from, until);
        }
    }
}
