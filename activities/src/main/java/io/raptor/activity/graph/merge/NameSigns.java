package io.raptor.activity.graph.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What in a name tells its bearer from the bearers of names that look alike.
 *
 * @param numbers its digits, sorted
 * @param romans Roman numerals behind its first word, sorted
 * @param letters its words of one letter
 * @param generation 1 of an elder, -1 of a younger, 0 where it does not say
 * @param sex 1 of a man, -1 of a woman, 0 where it does not say
 */
public record NameSigns(List<String> numbers, List<String> romans, Set<String> letters, int generation, int sex) {

    private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");
    private static final Pattern ROMAN = Pattern.compile("(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})");
    private static final Set<String> ELDER = Set.of("sr", "senior", "elder");
    private static final Set<String> YOUNGER = Set.of("jr", "junior", "younger");

    public static NameSigns of(String key) {
        List<String> words = List.of(key.split(" ", -1));
        List<String> romans = new ArrayList<>(words.subList(1, words.size()));
        romans.removeIf(word -> !ROMAN.matcher(word).matches());
        Set<String> letters = new TreeSet<>(words);
        letters.removeIf(word -> word.codePointCount(0, word.length()) != 1
                || Character.getType(word.codePointAt(0)) == Character.OTHER_LETTER);
        return new NameSigns(
                DIGITS.matcher(key).results().map(MatchResult::group).sorted().toList(),
                romans.stream().sorted().toList(),
                letters,
                side(words, ELDER, YOUNGER),
                side(words, PersonTitles.OF_MEN, PersonTitles.OF_WOMEN));
    }

    private static int side(List<String> words, Set<String> one, Set<String> other) {
        return (words.stream().anyMatch(one::contains) ? 1 : 0)
                - (words.stream().anyMatch(other::contains) ? 1 : 0);
    }

    /** The two cannot be names of one thing. */
    public boolean differ(NameSigns other) {
        boolean initials = letters.containsAll(other.letters) || other.letters.containsAll(letters);
        return !numbers.equals(other.numbers)
                || !romans.equals(other.romans)
                || !initials
                || generation * other.generation < 0
                || sex * other.sex < 0;
    }

    static boolean differ(String one, String other) {
        return of(one).differ(of(other));
    }
}
