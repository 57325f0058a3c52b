package io.raptor.activity.graph.rank;

import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.rank.GraphRanking.RankedLeaf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tells how a walk came to a passage. */
final class Ways {

    private final List<Entity> entities;
    private final Adjacency adjacency;
    private final Map<Long, String> relations = new HashMap<>();

    Ways(Graph graph, Adjacency adjacency) {
        this.entities = graph.entities();
        this.adjacency = adjacency;
        Map<String, Integer> nodes = new HashMap<>();
        entities.forEach(entity -> nodes.put(entity.id(), nodes.size()));
        for (Relation relation : graph.relations()) {
            int from = Objects.requireNonNull(nodes.get(relation.from()));
            int to = Objects.requireNonNull(nodes.get(relation.to()));
            relations.merge(pair(from, to), relation.id(), (one, other) -> one.compareTo(other) < 0 ? one : other);
        }
    }

    private static long pair(int one, int other) {
        return ((long) Math.min(one, other) << 32) | Math.max(one, other);
    }

    /** Over the entity that passed most on to the passage, and the seed nearest to that. */
    RankedLeaf to(int node, LeafRef leaf, double[] start, double[] mass) {
        int entity = best(node, mass);
        int seed = start[entity] > 0 ? entity : seedOf(entity, start);
        String relation = seed == entity ? "" : relations.getOrDefault(pair(seed, entity), "");
        return new RankedLeaf(
                leaf,
                mass[node],
                entities.get(seed).id(),
                relation,
                entities.get(entity).id());
    }

    private int best(int node, double[] mass) {
        int best = -1;
        double most = -1;
        for (int entity : adjacency.neighbours(node)) {
            double passed = adjacency.passed(entity, node, mass);
            if (passed > most) {
                most = passed;
                best = entity;
            }
        }
        return best;
    }

    /** One with a relation to the entity where there is one, the weightiest among them. */
    private int seedOf(int entity, double[] start) {
        int best = -1;
        double most = -1;
        for (int seed = 0; seed < entities.size(); seed++) {
            if (start[seed] > 0) {
                double near = start[seed] + (relations.containsKey(pair(seed, entity)) ? 1 : 0);
                if (near > most) {
                    most = near;
                    best = seed;
                }
            }
        }
        return best;
    }
}
