package io.raptor.activity.graph.extract;

import java.util.regex.Pattern;

/** What stands before a place's name and seldom before a person's: that something is on it, in it or near it. */
final class PlaceCue {

    private static final Pattern BEFORE = Pattern.compile(
            "\\b(?:in|on|near|off|across|throughout|around|nach|dans|sur|в|на)\\s(?:the\\s)?$",
            Pattern.UNICODE_CHARACTER_CLASS | Pattern.CASE_INSENSITIVE);

    private PlaceCue() {}

    /** Whether the sentence speaks of the name as of a place. Full names of people tell themselves what they are. */
    static boolean in(TextSentence sentence, FoundName name) {
        return name.surface().indexOf(' ') < 0
                && BEFORE.matcher(sentence.text().substring(0, name.start())).find();
    }
}
