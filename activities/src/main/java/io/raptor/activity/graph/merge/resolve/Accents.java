package io.raptor.activity.graph.merge.resolve;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Marks on letters that some writers leave away. */
final class Accents {

    /** Of letters that are read without them: marks of other scripts are vowels and more. */
    private static final Pattern MARKS = Pattern.compile("(?<=[\\p{IsLatin}\\p{IsGreek}])\\p{Mn}+");

    private Accents() {}

    static String without(String key) {
        return MARKS.matcher(Normalizer.normalize(key, Normalizer.Form.NFD)).replaceAll("");
    }
}
