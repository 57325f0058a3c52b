package io.raptor.activity.language;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.RuleBasedBreakIterator;
import com.ibm.icu.util.ULocale;

/** Finds the words of a text, by ICU's rules and its dictionaries of scripts without spaces. For one thread. */
public final class Words {

    /** Takes a word or number; hyphens join. */
    public interface Sink {
        void word(int start, int end);
    }

    private static final BreakIterator RULES = BreakIterator.getWordInstance(ULocale.ROOT);

    /** Its own: a copy costs a fraction of a look-up of the rules. */
    private final BreakIterator rules = (BreakIterator) RULES.clone();

    /** The words and numbers of a text, in their order. */
    public void find(String text, Sink to) {
        rules.setText(text);
        int start = -1;
        int end = -1;
        for (int from = rules.first(), at = rules.next(); at != BreakIterator.DONE; from = at, at = rules.next()) {
            if (rules.getRuleStatus() < RuleBasedBreakIterator.WORD_NONE_LIMIT) {
                continue;
            }
            if (start >= 0 && joins(text, end, from)) {
                end = at;
                continue;
            }
            if (start >= 0) {
                to.word(start, end);
            }
            start = from;
            end = at;
        }
        if (start >= 0) {
            to.word(start, end);
        }
    }

    private static boolean joins(String text, int from, int to) {
        return to == from + 1 && (text.charAt(from) == '-' || text.charAt(from) == '‐');
    }

    /** The last place between two words of {@code text}, not behind {@code limit}; 0 if there is none. */
    public int lastBorder(String text, int limit) {
        rules.setText(text);
        if (limit >= text.length() || rules.isBoundary(limit)) {
            return Math.min(limit, text.length());
        }
        return Math.max(0, rules.preceding(limit));
    }
}
