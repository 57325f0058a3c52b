package io.raptor.activity.graph.merge;

import io.raptor.activity.graph.Alias;
import io.raptor.activity.graph.UnitGraph;
import java.util.Collection;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The long names that texts declare for each short one. */
final class DeclaredAcronyms {

    private DeclaredAcronyms() {}

    /** @param alike by which long names are told apart */
    static SortedMap<String, SortedSet<String>> of(Collection<UnitGraph> units, Comparator<String> alike) {
        SortedMap<String, SortedSet<String>> declared = new TreeMap<>();
        for (UnitGraph unit : units) {
            for (Alias alias : unit.aliases()) {
                declared.computeIfAbsent(alias.key(), key -> new TreeSet<>(alike))
                        .add(alias.of());
            }
        }
        return declared;
    }
}
