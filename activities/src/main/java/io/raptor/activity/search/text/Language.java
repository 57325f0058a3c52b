package io.raptor.activity.search.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.CatalanStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.German2Stemmer;
import org.tartarus.snowball.ext.GreekStemmer;
import org.tartarus.snowball.ext.HungarianStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/** A language whose words are reduced to their stems, known by its stop words; of alike ones the first one stands. */
public enum Language {
    ENGLISH("en", EnglishStemmer::new, () -> snowball("english")),
    GERMAN("de", German2Stemmer::new, () -> snowball("german")),
    FRENCH("fr", FrenchStemmer::new, () -> snowball("french")),
    SPANISH("es", SpanishStemmer::new, () -> snowball("spanish")),
    ITALIAN("it", ItalianStemmer::new, () -> snowball("italian")),
    PORTUGUESE("pt", PortugueseStemmer::new, () -> snowball("portuguese")),
    DUTCH("nl", DutchStemmer::new, () -> snowball("dutch")),
    SWEDISH("sv", SwedishStemmer::new, () -> snowball("swedish")),
    DANISH("da", DanishStemmer::new, () -> snowball("danish")),
    NORWEGIAN("no", NorwegianStemmer::new, () -> snowball("norwegian")),
    FINNISH("fi", FinnishStemmer::new, () -> snowball("finnish")),
    HUNGARIAN("hu", HungarianStemmer::new, () -> snowball("hungarian")),
    RUSSIAN("ru", RussianStemmer::new, () -> snowball("russian")),
    ROMANIAN("ro", RomanianStemmer::new, RomanianAnalyzer::getDefaultStopSet),
    CATALAN("ca", CatalanStemmer::new, CatalanAnalyzer::getDefaultStopSet),
    TURKISH("tr", TurkishStemmer::new, TurkishAnalyzer::getDefaultStopSet),
    GREEK("el", GreekStemmer::new, GreekAnalyzer::getDefaultStopSet),
    THAI("th", null, ThaiAnalyzer::getDefaultStopSet),
    /** Any other: words as they are. */
    OTHER("und", null, () -> CharArraySet.EMPTY_SET);

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // makes one anew each time
    private final @Nullable Supplier<SnowballStemmer> stemmer;

    @SuppressWarnings("ImmutableEnumChecker") // as Lucene holds it
    private final Supplier<CharArraySet> stopWords;

    Language(String code, @Nullable Supplier<SnowballStemmer> stemmer, Supplier<CharArraySet> stopWords) {
        this.code = code;
        this.stemmer = stemmer;
        this.stopWords = stopWords;
    }

    private static CharArraySet snowball(String name) {
        try (Reader words = new InputStreamReader(
                Objects.requireNonNull(SnowballFilter.class.getResourceAsStream(name + "_stop.txt")),
                StandardCharsets.UTF_8)) {
            return WordlistLoader.getSnowballWordSet(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String code() {
        return code;
    }

    /** Empty for a language without one. */
    @Nullable
    SnowballStemmer stemmer() {
        return stemmer == null ? null : stemmer.get();
    }

    /** Words that say nothing by themselves. */
    CharArraySet stopWords() {
        return stopWords.get();
    }
}
