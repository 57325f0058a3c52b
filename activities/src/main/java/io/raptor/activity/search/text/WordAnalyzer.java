package io.raptor.activity.search.text;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.miscellaneous.KeywordMarkerFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.SnowballStemmer;

/**
 * The analysis of one language's texts and of queries in them: words as Unicode and ICU's dictionaries find them, stop
 * words left out, stems, letters without case and accents. Identifiers, versions and numbers stay whole.
 */
final class WordAnalyzer extends Analyzer {

    private static final Set<Language> ELIDING = EnumSet.of(Language.FRENCH, Language.ITALIAN, Language.CATALAN);

    private static final CharArraySet ELIDED = CharArraySet.unmodifiableSet(new CharArraySet(
            List.of(
                    "l", "d", "m", "t", "qu", "n", "s", "j", "c", "jusqu", "quoiqu", "lorsqu", "puisqu", "un", "all",
                    "dall", "dell", "nell", "sull", "coll", "gl", "quest", "quell"),
            true));

    private final Language language;
    private final CharArraySet stopWords;

    WordAnalyzer(Language language) {
        this.language = language;
        this.stopWords = language.stopWords();
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new ICUTokenizer(new DefaultICUTokenizerConfig(true, true));
        TokenStream tokens = new StopFilter(withoutClitics(new ICUNormalizer2Filter(words)), stopWords);
        SnowballStemmer stemmer = language.stemmer();
        if (stemmer != null) {
            tokens = new SnowballFilter(new Identifiers(tokens), stemmer);
        }
        // Last, for stemmers know the letters of their languages.
        return new TokenStreamComponents(words, new ICUFoldingFilter(tokens));
    }

    private TokenStream withoutClitics(TokenStream tokens) {
        if (language == Language.ENGLISH) {
            return new EnglishPossessiveFilter(tokens);
        }
        return ELIDING.contains(language) ? new ElisionFilter(tokens, ELIDED) : tokens;
    }

    /** Keeps stemmers from words with digits, points or underscores in them. */
    private static final class Identifiers extends KeywordMarkerFilter {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        Identifiers(TokenStream tokens) {
            super(tokens);
        }

        @Override
        protected boolean isKeyword() {
            char[] letters = Arrays.copyOf(term.buffer(), term.length());
            for (char letter : letters) {
                if (letter == '_' || letter == '.' || Character.isDigit(letter)) {
                    return true;
                }
            }
            return false;
        }
    }
}
