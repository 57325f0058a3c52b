package io.raptor.activity.graph.extract.model;

import io.raptor.activity.graph.NameKeys;
import io.raptor.activity.graph.Unit;
import io.raptor.activity.graph.Unit.Leaf;
import io.raptor.activity.graph.extract.SmallWord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A unit's text as names are looked for in it: folded, with what stands around its leaves apart. */
final class UnitText {

    private static final Pattern GENITIVE = Pattern.compile("['’]s\\b");

    /** Shorter names may be a part of other words. */
    private static final int SAFE_LENGTH = 6;

    private static final int STEM = 4;
    private static final double STEM_SHARE = 0.75;

    private final List<String> leaves = new ArrayList<>();
    private final List<Set<String>> leafWords = new ArrayList<>();
    private final Set<String> words = new HashSet<>();
    private final String raw;

    UnitText(Unit unit) {
        StringBuilder written = new StringBuilder();
        for (Leaf leaf : unit.leaves()) {
            String folded = folded(leaf.text());
            leaves.add(folded);
            leafWords.add(words(folded));
            words.addAll(words(folded));
            words.addAll(words(folded(String.join(" / ", leaf.headingPath()))));
            written.append(leaf.text()).append('\n');
        }
        words.addAll(words(folded(unit.document() + " / " + String.join(" / ", unit.headingPath()))));
        words.addAll(words(folded(unit.before())));
        raw = written.toString();
    }

    private static String folded(String text) {
        return " " + NameKeys.key(GENITIVE.matcher(text).replaceAll("")) + " ";
    }

    private static Set<String> words(String folded) {
        return new HashSet<>(List.of(folded.strip().split(" ", -1)));
    }

    int leaves() {
        return leaves.size();
    }

    /** The text, or what stands over it or before it, has the name, or all of its words. */
    boolean has(String surface, String key) {
        boolean placeholder = surface.startsWith("<") && surface.endsWith(">") && !raw.contains(surface);
        return !placeholder
                && (!literally(key).isEmpty() || telling(key).stream().allMatch(word -> near(word, words)));
    }

    /** The leaves, from 0, that have the name; where none has all of it, those that have most of its words. */
    List<Integer> leavesWith(String key) {
        List<Integer> found = literally(key);
        if (!found.isEmpty()) {
            return found;
        }
        List<String> telling = telling(key);
        long[] shared = leafWords.stream()
                .mapToLong(of -> telling.stream().filter(word -> near(word, of)).count())
                .toArray();
        long most = IntStream.range(0, shared.length)
                .mapToLong(i -> shared[i])
                .max()
                .orElse(0);
        return most == 0 ? List.of() : all(leaf -> shared[leaf] == most);
    }

    private List<Integer> literally(String key) {
        boolean anywhere = joined(key) || NameKeys.squeezed(key).length() >= SAFE_LENGTH;
        return all(leaf -> leaves.get(leaf).contains(" " + key + " ")
                || (anywhere && NameKeys.squeezed(leaves.get(leaf)).contains(NameKeys.squeezed(key))));
    }

    private List<Integer> all(IntPredicate leaf) {
        return IntStream.range(0, leaves.size()).filter(leaf).boxed().toList();
    }

    /** Of a script that puts other words or signs right beside a name. */
    private static boolean joined(String key) {
        return !key.isEmpty() && Character.getType(key.codePointAt(0)) == Character.OTHER_LETTER;
    }

    private static List<String> telling(String key) {
        List<String> all = List.of(key.split(" ", -1));
        List<String> telling = all.stream().filter(word -> !SmallWord.is(word)).toList();
        return telling.isEmpty() ? all : telling;
    }

    /** The word itself, or another form of it. */
    private static boolean near(String word, Set<String> words) {
        return words.contains(word) || words.stream().anyMatch(other -> inflected(word, other));
    }

    private static boolean inflected(String one, String other) {
        int same = 0;
        int least = Math.min(one.length(), other.length());
        while (same < least && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        boolean digits =
                one.chars().anyMatch(Character::isDigit) || other.chars().anyMatch(Character::isDigit);
        return !digits && same >= STEM && same >= STEM_SHARE * Math.max(one.length(), other.length());
    }
}
