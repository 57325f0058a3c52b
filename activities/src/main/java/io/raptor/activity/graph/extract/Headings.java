package io.raptor.activity.graph.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What stands over a leaf, as names: each heading of its path is a subject of its own. */
final class Headings {

    private static final int MOST_WORDS = 12;
    private static final Pattern NUMBER = Pattern.compile("^(?:\\p{Nd}+[.)]?)+\\s+|^[§#]+\\s*");

    private Headings() {}

    /** The title and the headings that may be names, the document's first; those that are sentences are left out. */
    static List<String> of(String title, List<String> path) {
        List<String> all = new ArrayList<>();
        if (path.isEmpty() || !path.get(0).equals(title)) {
            all.add(title);
        }
        all.addAll(path);
        return all.stream()
                .map(heading -> NUMBER.matcher(heading.strip()).replaceFirst(""))
                .filter(Headings::isName)
                .distinct()
                .toList();
    }

    private static boolean isName(String heading) {
        List<Token> words = Token.of(heading);
        boolean letters = heading.codePoints().anyMatch(Character::isLetter);
        boolean small = words.stream().allMatch(word -> FunctionWords.has(word.lower()) || word.number());
        return letters && !small && words.size() <= MOST_WORDS;
    }
}
