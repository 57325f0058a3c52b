package io.raptor.activity.model;

import io.raptor.activity.port.Tokenizer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A token a word. */
public final class WordTokenizer implements Tokenizer {

    private static final Pattern WORD = Pattern.compile("\\S+");

    @Override
    public int count(String text) {
        return starts(text).length;
    }

    @Override
    public int[] starts(String text) {
        return WORD.matcher(text).results().mapToInt(MatchResult::start).toArray();
    }
}
