package io.raptor.activity.search.graph;

import io.raptor.activity.graph.Ids;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.rank.GraphRanking;
import io.raptor.activity.graph.rank.GraphRanking.Named;
import io.raptor.activity.graph.rank.GraphRanking.RankedLeaf;
import io.raptor.activity.port.GraphOutlines;
import io.raptor.activity.port.NodeHit;
import io.raptor.activity.search.rank.GraphSignal.Lead;
import io.raptor.activity.search.rank.GraphSignal.Leads;
import io.raptor.activity.search.rank.PathStep;
import io.raptor.activity.search.rank.PathStep.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes leads of where a walk came by: nodes, each with the way to it. */
final class LeadFinder {

    private final GraphOutlines outlines;

    LeadFinder(GraphOutlines outlines) {
        this.outlines = outlines;
    }

    /** @param weight of the graph beside the other signals */
    Leads leads(HeldGraph graph, GraphRanking ranking, double weight) {
        Map<String, Relation> relations = relations(graph, ranking);
        List<Lead> leads = new ArrayList<>();
        for (RankedLeaf leaf : ranking.leaves()) {
            NodeHit node = graph.places().get(leaf.leaf());
            if (node != null) {
                leads.add(new Lead(node, leaf.score(), path(leaf, node, relations)));
            }
        }
        return new Leads(weight, leads);
    }

    private Map<String, Relation> relations(HeldGraph graph, GraphRanking ranking) {
        List<String> ids = ranking.leaves().stream()
                .filter(RankedLeaf::related)
                .flatMap(leaf -> Stream.of(
                        Ids.relation(leaf.seed().id(), leaf.entity().id()),
                        Ids.relation(leaf.entity().id(), leaf.seed().id())))
                .distinct()
                .toList();
        Map<String, Relation> relations = new HashMap<>();
        if (!ids.isEmpty()) {
            outlines.relations(graph.number(), ids).forEach(one -> relations.put(one.id(), one));
        }
        return relations;
    }

    private static List<PathStep> path(RankedLeaf leaf, NodeHit node, Map<String, Relation> relations) {
        List<PathStep> path = new ArrayList<>();
        path.add(step(leaf.seed()));
        if (!leaf.seed().equals(leaf.entity())) {
            between(leaf, relations).limit(1).forEach(path::add);
            path.add(step(leaf.entity()));
        }
        path.add(PathStep.of(Kind.PASSAGE, node.nodeId(), leaf.leaf().document()));
        return path;
    }

    private static PathStep step(Named entity) {
        return PathStep.of(Kind.ENTITY, entity.id(), entity.name());
    }

    private static Stream<PathStep> between(RankedLeaf leaf, Map<String, Relation> relations) {
        return Stream.of(
                        Ids.relation(leaf.seed().id(), leaf.entity().id()),
                        Ids.relation(leaf.entity().id(), leaf.seed().id()))
                .flatMap(id -> Stream.ofNullable(relations.get(id)))
                .map(one -> PathStep.of(
                        Kind.RELATION,
                        one.id(),
                        one.fragments().stream().findFirst().orElse("")));
    }
}
