package io.raptor.activity.search;

import io.raptor.activity.search.Ranking.Scored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Walks all trees of a dataset at once, from the roots to the leaves. */
final class Traversal {

    private Traversal() {}

    /** The nodes visited, {@code beam} at most a level, the best first. */
    static Scored[] walk(VectorIndex index, float[] query, int beam) {
        List<Scored> visited = new ArrayList<>();
        int[] frontier = index.roots();
        while (frontier.length > 0) {
            Scored[] ranked = Ranking.rank(index, frontier, query);
            List<Scored> best = Arrays.asList(ranked).subList(0, Math.min(beam, ranked.length));
            visited.addAll(best);
            frontier = below(index, best);
        }
        Comparator<Scored> order = Comparator.comparingDouble(scored -> -scored.score());
        return visited.stream()
                .distinct()
                .sorted(order.thenComparingInt(
                                scored -> index.node(scored.position()).level())
                        .thenComparingInt(Scored::position))
                .toArray(Scored[]::new);
    }

    private static int[] below(VectorIndex index, List<Scored> nodes) {
        Set<Integer> children = new LinkedHashSet<>();
        nodes.forEach(node -> children.addAll(index.children(node.position())));
        return children.stream().mapToInt(Integer::intValue).sorted().toArray();
    }
}
