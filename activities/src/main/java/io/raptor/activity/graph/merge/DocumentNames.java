package io.raptor.activity.graph.merge;

import io.raptor.activity.graph.Contribution;
import io.raptor.activity.graph.EntityTypes;
import io.raptor.activity.graph.Mention;
import io.raptor.activity.graph.UnitGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which short names of a document stand for longer ones in it: an acronym that it declares, a surname where only one
 * person of that name is there. Neither says anything of other documents.
 */
final class DocumentNames {

    private static final int MOST_WORDS = 4;

    private final NameRules rules;
    private final SortedMap<String, String> longer = new TreeMap<>();

    private DocumentNames(NameRules rules) {
        this.rules = rules;
    }

    /** The longer key for each short one. */
    static Map<String, String> of(Contribution document, NameRules rules) {
        DocumentNames names = new DocumentNames(rules);
        DeclaredAcronyms.of(document.units(), Comparator.naturalOrder()).forEach(names::joinOnly);
        names.surnames(document.units());
        return names.longer;
    }

    private void surnames(List<UnitGraph> units) {
        SortedMap<String, SortedSet<String>> types = new TreeMap<>();
        units.stream()
                .flatMap(unit -> unit.mentions().stream())
                .forEach(mention -> types.computeIfAbsent(mention.key(), key -> new TreeSet<>())
                        .add(type(mention)));
        Map<String, SortedSet<String>> full = new HashMap<>();
        List<String> lone = new ArrayList<>();
        types.forEach((key, of) -> {
            List<String> words = untitled(key);
            if (words.size() == 1 && maybePerson(of)) {
                lone.add(key);
            } else if (words.size() > 1 && words.size() <= MOST_WORDS && of.contains(EntityTypes.PERSON)) {
                full.computeIfAbsent(words.get(words.size() - 1), word -> new TreeSet<>())
                        .add(key);
            }
        });
        lone.forEach(key -> joinOnly(key, full.getOrDefault(untitled(key).get(0), new TreeSet<>())));
    }

    private static String type(Mention mention) {
        return mention.word().isEmpty() ? mention.type() : mention.word();
    }

    private static boolean maybePerson(Set<String> types) {
        return types.stream()
                .allMatch(type -> Set.of(EntityTypes.PERSON, EntityTypes.OTHER, EntityTypes.UNKNOWN)
                        .contains(type));
    }

    private static List<String> untitled(String key) {
        return PersonTitles.without(List.of(key.split(" ", -1)));
    }

    private void joinOnly(String key, SortedSet<String> of) {
        if (of.size() == 1 && !of.first().equals(key) && !rules.forbids(key, of.first())) {
            longer.putIfAbsent(key, of.first());
        }
    }
}
