package io.raptor.activity.graph.extract;

import io.raptor.activity.graph.Unit.Leaf;
import java.util.List;
import java.util.regex.Pattern;

/** What stands over a leaf, as names: each heading of its path is a subject of its own. */
final class Headings {

    private static final int MOST_WORDS = 12;
    private static final Pattern NUMBER = Pattern.compile("^(?:\\p{Nd}+[.)]?)+\\s+|^[§#]+\\s*");

    private Headings() {}

    /** The headings that may be names, the document's first; without any, its title. Those that are sentences are left out. */
    static List<String> of(String title, List<String> path) {
        return (path.isEmpty() ? List.of(title) : path)
                .stream()
                        .map(heading -> NUMBER.matcher(heading.strip()).replaceFirst(""))
                        .filter(Headings::isName)
                        .distinct()
                        .toList();
    }

    /** What a leaf says behind the headings that it begins with: these end without a full stop, and belong to no sentence. */
    static String behind(Leaf leaf) {
        String text = leaf.text();
        for (String heading : leaf.headingPath()) {
            if (text.equals(heading)) {
                return "";
            }
            if (text.startsWith(heading + "\n")) {
                text = text.substring(heading.length() + 1);
            }
        }
        return text;
    }

    private static boolean isName(String heading) {
        List<Token> words = Token.of(heading);
        boolean letters = heading.codePoints().anyMatch(Character::isLetter);
        boolean small = words.stream().allMatch(word -> FunctionWords.has(word.lower()) || word.number());
        return letters && !small && words.size() <= MOST_WORDS;
    }
}
