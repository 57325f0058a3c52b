package io.raptor.activity;

import io.raptor.activity.graph.Contribution;
import io.raptor.activity.graph.DropReason;
import io.raptor.activity.graph.Drops;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.Ids;
import io.raptor.activity.graph.UnitGraph;
import io.raptor.activity.graph.merge.AliasMap;
import io.raptor.activity.graph.merge.Merge;
import io.raptor.activity.graph.merge.Merger;
import io.raptor.activity.graph.merge.NameRules;
import io.raptor.activity.port.GraphBuilds;
import io.raptor.activity.port.GraphBuilds.GraphBuild;
import io.raptor.activity.port.GraphBuilds.JoinedNames;
import io.raptor.activity.port.GraphUnits;
import io.raptor.activity.port.GraphUnits.DividedUnit;
import io.raptor.workflow.model.GraphFigures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Merges what documents contribute into the graph of a build, with names that are one thing as one. */
final class GraphMerge {

    private final GraphUnits units;
    private final GraphBuilds graphs;
    private final UnitLeaves leaves;

    GraphMerge(GraphUnits units, GraphBuilds graphs, UnitLeaves leaves) {
        this.units = units;
        this.graphs = graphs;
        this.leaves = leaves;
    }

    /**
     * Merges, and stores what comes out.
     *
     * @param decided names that a model takes for one thing
     */
    void of(GraphBuild build, NameRules rules, Collection<Merge> decided) {
        List<Contribution> documents = units.contributors(build.dataset()).stream()
                .map(one -> new Contribution(one.documentId(), read(one.build())))
                .toList();
        Merger merger = new Merger(rules, documents);
        AliasMap aliases = merger.aliases(decided);
        Graph merged = merger.graph(aliases);
        long read = documents.stream().mapToLong(one -> one.units().size()).sum();
        graphs.saveJoined(build.number(), joined(aliases));
        graphs.saveMerged(build.number(), merged, figures(merged, read));
    }

    /** What the units of a document name; of one that a model has no good answer for, what rules find. */
    private List<UnitGraph> read(long build) {
        List<DividedUnit> divided = units.units(build);
        List<UnitGraph> known = new ArrayList<>();
        if (divided.stream().allMatch(unit -> unit.graph() != null)) {
            divided.forEach(unit -> Optional.ofNullable(unit.graph()).ifPresent(known::add));
            return known;
        }
        List<UnitGraph> byRules = GraphReading.byRules(leaves.units(build, divided));
        for (int i = 0; i < divided.size(); i++) {
            UnitGraph graph = divided.get(i).graph();
            known.add(graph == null ? marked(byRules.get(i)) : graph);
        }
        return known;
    }

    private static UnitGraph marked(UnitGraph found) {
        Drops drops = new Drops();
        drops.addAll(found.dropped());
        drops.add(DropReason.READ_BY_RULES);
        return new UnitGraph(found.mentions(), found.links(), found.aliases(), drops.counts());
    }

    private static List<JoinedNames> joined(AliasMap aliases) {
        return aliases.applied().stream()
                .map(one -> new JoinedNames(
                        Ids.entity(aliases.canonical(one.key())),
                        one.key(),
                        one.of(),
                        one.reason().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static GraphFigures figures(Graph merged, long units) {
        TreeMap<String, Long> dropped = new TreeMap<>();
        for (Map.Entry<DropReason, Integer> drop : merged.dropped().entrySet()) {
            dropped.put(drop.getKey().wire(), drop.getValue().longValue());
        }
        return new GraphFigures(
                units, merged.entities().size(), merged.relations().size(), 0, 0, dropped);
    }
}
