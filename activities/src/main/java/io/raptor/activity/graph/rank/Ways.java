package io.raptor.activity.graph.rank;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/** Tells how a walk came to a passage. For one walk. */
final class Ways {

    private final Adjacency adjacency;
    private final SortedMap<Integer, Double> seeds;
    private final double[] mass;
    private final Map<Integer, Integer> related = new HashMap<>();
    private final int foremost;

    /**
     * @param seeds entities with their weights, at least one
     * @param mass what the walk left at each node
     */
    Ways(Adjacency adjacency, int entities, SortedMap<Integer, Double> seeds, double[] mass) {
        this.adjacency = adjacency;
        this.seeds = seeds;
        this.mass = mass;
        int best = seeds.firstKey();
        for (int seed : seeds.keySet()) {
            best = weight(seed) > weight(best) ? seed : best;
            relate(seed, entities);
        }
        this.foremost = best;
    }

    private double weight(int seed) {
        return seeds.getOrDefault(seed, 0.0);
    }

    private void relate(int seed, int entities) {
        adjacency.row(seed, (neighbour, weight, part) -> {
            if (neighbour < entities) {
                related.merge(neighbour, seed, (one, other) -> weight(other) > weight(one) ? other : one);
            }
        });
    }

    /** An entity on the way and the seed before it. */
    record Way(int seed, boolean related, int entity) {}

    /** Over the entity that passed most on to the passage, and the seed nearest to that. */
    Way to(int leaf) {
        int entity = entityBefore(leaf);
        if (seeds.containsKey(entity)) {
            return new Way(entity, false, entity);
        }
        Integer near = related.get(entity);
        return near == null ? new Way(foremost, false, entity) : new Way(near, true, entity);
    }

    private int entityBefore(int leaf) {
        int[] best = {-1};
        double[] most = {-1};
        adjacency.row(leaf, (neighbour, weight, part) -> {
            if (mass[neighbour] * part > most[0]) {
                most[0] = mass[neighbour] * part;
                best[0] = neighbour;
            }
        });
        return best[0];
    }
}
