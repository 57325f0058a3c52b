package io.raptor.activity.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts taken so far, by their runs of three words: another format's copy of a passage is cut elsewhere and set
 * otherwise, but says the same. A text with a number that they lack is another one: forms differ in little else.
 */
final class Duplicates {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
    private static final Pattern NUMBER = Pattern.compile(".*\\p{N}.*");
    private static final int RUN = 3;
    private static final double SAME = 0.8;

    /** Runs of a text that it takes for another one to be a longer copy of it, and not to name the same thing. */
    private static final int COPIED = 10;

    private final Map<String, Integer> runs = new HashMap<>();
    private final SortedMap<Integer, Set<String>> hits = new TreeMap<>();

    void add(String text, int hit) {
        Set<String> parts = parts(text);
        parts.forEach(part -> runs.putIfAbsent(part, hit));
        hits.computeIfAbsent(hit, h -> new HashSet<>()).addAll(parts);
    }

    /** The first hit almost all of whose text stands in this one. */
    OptionalInt heldBy(String text) {
        Set<String> parts = parts(text);
        return hits.entrySet().stream()
                .filter(hit -> hit.getValue().size() >= COPIED && holds(parts, hit.getValue()))
                .mapToInt(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean holds(Set<String> parts, Set<String> others) {
        long shared = others.stream().filter(parts::contains).count();
        return shared >= SAME * others.size()
                && others.stream().filter(Duplicates::number).allMatch(parts::contains);
    }

    /** The hit that says the most of this text, if the hits say almost all of it. */
    OptionalInt find(String text) {
        Set<String> parts = parts(text);
        Map<Integer, Integer> shared = new HashMap<>();
        int known = 0;
        for (String part : parts) {
            Integer hit = runs.get(part);
            if (hit != null) {
                shared.merge(hit, 1, Integer::sum);
                known++;
            } else if (number(part)) {
                return OptionalInt.empty();
            }
        }
        return known < SAME * parts.size()
                ? OptionalInt.empty()
                : shared.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .max(Comparator.comparingInt(Map.Entry::getValue))
                        .map(entry -> OptionalInt.of(entry.getKey()))
                        .orElse(OptionalInt.empty());
    }

    private static boolean number(String part) {
        return part.indexOf(' ') < 0 && NUMBER.matcher(part).matches();
    }

    /** Runs of words, and each number; of a text of fewer words itself. */
    private static Set<String> parts(String text) {
        List<String> words = new ArrayList<>();
        Matcher word =
                WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
        while (word.find()) {
            words.add(word.group());
        }
        if (words.size() < RUN) {
            return Set.of(words.isEmpty() ? text : String.join(" ", words));
        }
        Set<String> parts = new HashSet<>();
        for (int i = 0; i + RUN <= words.size(); i++) {
            parts.add(String.join(" ", words.subList(i, i + RUN)));
        }
        words.stream().filter(one -> NUMBER.matcher(one).matches()).forEach(parts::add);
        return parts;
    }
}
