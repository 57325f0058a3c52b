package io.raptor.activity.document.charset;

import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The letters and marks that a language is written with, as Unicode's locale data has them. */
final class Alphabet {

    private static final Map<String, Alphabet> KNOWN = new ConcurrentHashMap<>();

    /** Marks of any language. */
    private static final UnicodeSet SIGNS =
            new UnicodeSet("[„“”‚‘’«»‹›–—―…€£§°©®™•·¿¡º¹²³½¼¾×±µ¢¥¶†‡‰´¨№、。「」・，：；？！（）　\u00A0\u00AD]").freeze();

    /** Letters that stand in older character sets for those of today. */
    private static final Map<String, String> OLDER = Map.of("ro", "şţŞŢ", "fa", "يك");

    private final UnicodeSet letters;
    private final UnicodeSet foreign;
    private final UnicodeSet marks;

    private Alphabet(String language) {
        ULocale locale = ULocale.forLanguageTag(language);
        UnicodeSet own = set(locale, LocaleData.ES_STANDARD).cloneAsThawed();
        letters = own.addAll(OLDER.getOrDefault(language, "")).freeze();
        foreign = set(locale, LocaleData.ES_AUXILIARY);
        marks = set(locale, LocaleData.ES_PUNCTUATION);
    }

    private static UnicodeSet set(ULocale locale, int kind) {
        UnicodeSet found = LocaleData.getExemplarSet(locale, 0, kind);
        return new UnicodeSet(found).closeOver(UnicodeSet.ADD_CASE_MAPPINGS).freeze();
    }

    /** @param language its tag, such as {@code sr-Latn} */
    static Alphabet of(String language) {
        return KNOWN.computeIfAbsent(language, Alphabet::new);
    }

    /** The language's own. */
    boolean hasLetter(int c) {
        return letters.contains(c);
    }

    /** Of names and words from elsewhere. */
    boolean borrows(int c) {
        return foreign.contains(c);
    }

    static boolean isSign(int c) {
        return SIGNS.contains(c);
    }

    boolean hasMark(int c) {
        return marks.contains(c) && c != '†' && c != '‡';
    }
}
