package io.raptor.activity.graph.extract.model;

import io.raptor.activity.graph.EntityTypes;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words that models write for types. */
final class TypeWords {

    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("people", EntityTypes.PERSON),
            Map.entry("human", EntityTypes.PERSON),
            Map.entry("individual", EntityTypes.PERSON),
            Map.entry("character", EntityTypes.PERSON),
            Map.entry("organisation", EntityTypes.ORGANIZATION),
            Map.entry("org", EntityTypes.ORGANIZATION),
            Map.entry("company", EntityTypes.ORGANIZATION),
            Map.entry("institution", EntityTypes.ORGANIZATION),
            Map.entry("location", EntityTypes.PLACE),
            Map.entry("geo", EntityTypes.PLACE),
            Map.entry("city", EntityTypes.PLACE),
            Map.entry("country", EntityTypes.PLACE));

    private static final int LONGEST = 40;

    private final List<String> asked;

    TypeWords(List<String> asked) {
        this.asked = asked.stream().map(TypeWords::plain).toList();
    }

    private static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }

    /** One of the types asked for, else {@link EntityTypes#OTHER}. */
    String type(String written) {
        String word = plain(written);
        String same = SAME.getOrDefault(word, word);
        return asked.contains(word) ? word : asked.contains(same) ? same : EntityTypes.OTHER;
    }

    /** The word itself where it is none of the types asked for; empty else. */
    String word(String written) {
        String word = plain(written);
        boolean known = word.isEmpty()
                || word.equals(EntityTypes.OTHER)
                || !type(written).equals(EntityTypes.OTHER);
        return known || word.length() > LONGEST ? "" : word;
    }
}
