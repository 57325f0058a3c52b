package io.raptor.activity.graph.merge;

import io.raptor.activity.graph.Contribution;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.Mention;
import io.raptor.activity.graph.NameKeys;
import io.raptor.activity.graph.UnitGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Makes the graph of a dataset from its documents' contributions, in any order. */
public final class Merger {

    private final NameRules rules;
    private final List<Contribution> documents;

    public Merger(NameRules rules, Collection<Contribution> documents) {
        this.rules = rules;
        this.documents = documents.stream()
                .sorted(Comparator.comparing(Contribution::document))
                .toList();
    }

    /** The names that are one thing without asking anybody, and what a model decided. */
    public AliasMap aliases(Collection<Merge> decided) {
        List<Merge> merges = new ArrayList<>(decided);
        rules.same().forEach(pair -> merges.add(new Merge(pair.key(), pair.of(), Merge.Reason.PINNED)));
        merges.addAll(spellings());
        merges.addAll(acronyms());
        return AliasMap.of(merges, rules);
    }

    /** The graph in which those names are one thing. */
    public Graph graph(AliasMap aliases) {
        GraphFold fold = new GraphFold();
        for (Contribution document : documents) {
            Map<String, String> longer = DocumentNames.of(document, rules);
            fold.add(document, key -> aliases.canonical(longer.getOrDefault(key, key)));
        }
        return fold.graph();
    }

    private List<Merge> spellings() {
        Map<String, String> smallest = new HashMap<>();
        List<Merge> merges = new ArrayList<>();
        for (String key : keys()) {
            String first = smallest.putIfAbsent(NameKeys.squeezed(key), key);
            if (first != null) {
                merges.add(new Merge(first, key, Merge.Reason.SPELLING));
            }
        }
        return merges;
    }

    private NavigableSet<String> keys() {
        NavigableSet<String> keys = new TreeSet<>();
        units().forEach(unit -> unit.mentions().stream().map(Mention::key).forEach(keys::add));
        return keys;
    }

    /** Of those that are declared for one thing only: an acronym of two things stands for each in its own documents. */
    private List<Merge> acronyms() {
        List<Merge> merges = new ArrayList<>();
        DeclaredAcronyms.of(units(), Comparator.comparing(NameKeys::squeezed)).forEach((key, of) -> {
            if (of.size() == 1) {
                merges.add(new Merge(key, of.first(), Merge.Reason.ACRONYM));
            }
        });
        return merges;
    }

    private List<UnitGraph> units() {
        return documents.stream().flatMap(document -> document.units().stream()).toList();
    }
}
