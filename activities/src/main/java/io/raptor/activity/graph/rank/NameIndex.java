package io.raptor.activity.graph.rank;

import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.NameKeys;
import io.raptor.activity.graph.extract.SmallWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds entities by their keys and aliases, and by single words of them. */
final class NameIndex {

    /** No name of more words is looked for in a question. */
    static final int LONGEST_KEY = 14;

    private static final String ARTICLE = "the ";

    private final Map<String, List<Integer>> byKey = new HashMap<>();
    private final Map<String, List<Integer>> byWord = new HashMap<>();
    private final List<List<String>> keys = new ArrayList<>();

    /** The next one's number is how many there were before. */
    void add(Entity entity) {
        int number = keys.size();
        List<String> forms = Stream.concat(Stream.of(entity.key()), entity.aliases().stream())
                .toList();
        forms.forEach(key -> add(key, number));
        keys.add(forms);
    }

    private void add(String key, int entity) {
        once(byKey, key, entity);
        once(byKey, NameKeys.squeezed(key), entity);
        if (key.startsWith(ARTICLE)) {
            once(byKey, key.substring(ARTICLE.length()), entity);
        }
        words(key).forEach(part -> once(byWord, part, entity));
    }

    private static Set<String> words(String key) {
        return Stream.of(key.split(" ", -1)).filter(part -> !SmallWord.is(part)).collect(Collectors.toSet());
    }

    private static void once(Map<String, List<Integer>> index, String key, int entity) {
        List<Integer> of = index.computeIfAbsent(key, k -> new ArrayList<>(1));
        if (of.isEmpty() || of.get(of.size() - 1) != entity) {
            of.add(entity);
        }
    }

    /** Entities whose key, or an alias, it is. */
    List<Integer> named(String key) {
        return byKey.getOrDefault(key, List.of());
    }

    List<Integer> withWord(String word) {
        return byWord.getOrDefault(word, List.of());
    }

    /** The greatest share of the words of one of the entity's names that are among the given. */
    double overlap(int entity, Set<String> given) {
        return keys.get(entity).stream()
                .map(NameIndex::words)
                .filter(form -> !form.isEmpty())
                .mapToDouble(form -> form.stream().filter(given::contains).count() / (double) form.size())
                .max()
                .orElse(0);
    }
}
