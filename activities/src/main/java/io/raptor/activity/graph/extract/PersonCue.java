package io.raptor.activity.graph.extract;

import java.util.regex.Pattern;

/** What follows a person's name and hardly anything else's: that somebody was born, said something, is a he or a she. */
final class PersonCue {

    private static final Pattern BEHIND = Pattern.compile(
            "^(?:,? (?:who|whose)\\b"
                    + "|,? (?:said|says|asked|asks|replied|told|thought|smiled|nodded|laughed|wrote|married|retired|wurde geboren|sagte"
                    + "|fragte|schrieb|a dit|родился|родилась|сказал|сказала|написал|написала)\\b"
                    + "|,? (?:is|was|wurde|war|est|était|fu|es) (?:[^.,;]{0,60} )?(?:born|geboren|née?|nato|nata|nacido)\\b"
                    + "|\\s?\\(\\s?(?:[^)]{0,40}\\b)?(?:born|died|geboren|né|née|\\*|\\d{4} ?[-–—] ?(?:\\d{4}|\\p{L}))"
                    + "| (?:[^.;,]{0,50} )?(?:he|she|his|her|himself|herself)\\b)",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern FORM =
            Pattern.compile("\\p{Lu}[\\p{L}.'’-]*(?: (?:de|la|von|van|der|den|bin|al|di|da|\\p{Lu}[\\p{L}.'’-]*)){0,3}");

    private PersonCue() {}

    /** Whether the sentence speaks of the name as of a person. */
    static boolean in(TextSentence sentence, FoundName name) {
        return FORM.matcher(name.surface()).matches()
                && BEHIND.matcher(sentence.text().substring(name.end())).find();
    }
}
