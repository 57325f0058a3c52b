package io.raptor.activity;

import io.raptor.activity.graph.Contribution;
import io.raptor.activity.graph.DropReason;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.Ids;
import io.raptor.activity.graph.merge.AliasMap;
import io.raptor.activity.graph.merge.Merge;
import io.raptor.activity.graph.merge.Merger;
import io.raptor.activity.graph.merge.NameRules;
import io.raptor.activity.port.GraphBuilds;
import io.raptor.activity.port.GraphBuilds.GraphBuild;
import io.raptor.activity.port.GraphBuilds.JoinedNames;
import io.raptor.activity.port.GraphUnits;
import io.raptor.workflow.model.GraphFigures;
import io.raptor.workflow.model.GraphRagSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Merges what documents contribute into the graph of a build, with names that are one thing as one. */
final class GraphMerge {

    private final GraphUnits units;
    private final GraphBuilds graphs;

    GraphMerge(GraphUnits units, GraphBuilds graphs) {
        this.units = units;
        this.graphs = graphs;
    }

    /** What people pin about names. */
    static NameRules rules(GraphRagSettings graphrag) {
        return NameRules.of(String.join("\n", graphrag.aliases()));
    }

    /**
     * Merges, and stores what comes out.
     *
     * @param decided names that a model takes for one thing
     */
    void of(GraphBuild build, NameRules rules, Collection<Merge> decided) {
        List<Contribution> documents = new ArrayList<>();
        units.contributions(build.dataset(), documents::add);
        Merger merger = new Merger(rules, documents);
        AliasMap aliases = merger.aliases(decided);
        Graph merged = merger.graph(aliases);
        long read = documents.stream().mapToLong(one -> one.units().size()).sum();
        graphs.saveJoined(build.number(), joined(aliases));
        graphs.saveMerged(build.number(), merged, figures(merged, read));
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
