package io.raptor.activity.graph.rank;

import io.raptor.activity.graph.NameKeys;
import io.raptor.activity.graph.extract.SmallWord;
import io.raptor.activity.language.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The words of a question, and which of them it writes as names. */
final class Question {

    private static final Pattern GENITIVE = Pattern.compile("['’]s$");

    private final String text;
    private final List<int[]> spans = new ArrayList<>();
    private final boolean anyCapitals;

    Question(String text) {
        this.text = text;
        new Words().find(text, (start, end) -> spans.add(new int[] {start, end}));
        anyCapitals = IntStream.range(0, spans.size()).anyMatch(this::capital);
    }

    int words() {
        return spans.size();
    }

    /** The key of the words from one to another. */
    String key(int from, int last) {
        String span = text.substring(spans.get(from)[0], spans.get(last)[1]);
        return NameKeys.key(GENITIVE.matcher(span).replaceFirst(""));
    }

    /**
     * The word may be a name or a part of one: by its capital or its digits, or where the question has no capitals, or
     * is of a script without.
     */
    boolean naming(int word) {
        String written = text.substring(spans.get(word)[0], spans.get(word)[1]);
        boolean small = SmallWord.is(key(word, word));
        boolean plain = anyCapitals && written.codePoints().allMatch(Character::isLowerCase);
        return !small && !plain;
    }

    /** The word is no small one. */
    boolean says(int word) {
        return !SmallWord.is(key(word, word));
    }

    private boolean capital(int word) {
        return !SmallWord.is(key(word, word))
                && text.substring(spans.get(word)[0], spans.get(word)[1])
                        .codePoints()
                        .anyMatch(Character::isUpperCase);
    }

    /** The keys of all words that say something. */
    Set<String> content() {
        return IntStream.range(0, words())
                .mapToObj(word -> key(word, word))
                .filter(word -> !SmallWord.is(word))
                .collect(Collectors.toSet());
    }
}
