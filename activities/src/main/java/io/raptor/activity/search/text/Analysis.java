package io.raptor.activity.search.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;

/** Words of texts and queries by language; a field of the index for each. Safe for use by many threads. */
public final class Analysis extends DelegatingAnalyzerWrapper {

    private static final String FIELD = "words_";

    private final Map<Language, Analyzer> analyzers = new EnumMap<>(Language.class);
    private @Nullable LanguageFinder finder;

    public Analysis() {
        super(PER_FIELD_REUSE_STRATEGY);
    }

    public static String field(Language language) {
        return FIELD + language.code();
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        for (Language language : Language.values()) {
            if (field(language).equals(field)) {
                return analyzer(language);
            }
        }
        return analyzer(Language.OTHER);
    }

    private synchronized Analyzer analyzer(Language language) {
        return analyzers.computeIfAbsent(language, WordAnalyzer::new);
    }

    /** The different words of a query as a language's texts hold them. */
    public SortedSet<String> terms(Language language, String query) {
        return new TreeSet<>(words(language, query));
    }

    /** The language of a document, or {@link Language#OTHER}. */
    public Language language(Iterable<String> texts) {
        return finder().find(texts);
    }

    /** Made when the first text is added: a search of what is there does without. */
    private synchronized LanguageFinder finder() {
        if (finder == null) {
            finder = new LanguageFinder(text -> words(Language.OTHER, text));
        }
        return finder;
    }

    private List<String> words(Language language, String text) {
        List<String> found = new ArrayList<>();
        try (TokenStream tokens = tokenStream(field(language), new StringReader(text))) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                found.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
