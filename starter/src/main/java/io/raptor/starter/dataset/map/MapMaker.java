package io.raptor.starter.dataset.map;

import io.raptor.activity.cluster.Islands;
import io.raptor.activity.cluster.Islands.Island;
import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedTrees.PublishedDocument;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import io.raptor.activity.port.PublishedVectors.TreeHead;
import io.raptor.activity.port.PublishedVectors.VectorOf;
import io.raptor.starter.dataset.map.PassageMap.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws a dataset's map out of the vectors that it has. */
final class MapMaker {

    private static final int PAGE = 1000;

    /** Summaries among which groups find their names. */
    private static final int CAPTIONS = 4000;

    private final PublishedTrees trees;
    private final String dataset;
    private final List<VectorOf> leaves = new ArrayList<>();
    private final List<VectorOf> summaries = new ArrayList<>();
    private long seen;

    MapMaker(PublishedTrees trees, String dataset) {
        this.trees = trees;
        this.dataset = dataset;
    }

    PassageMap draw(String version) {
        List<TreeHead> heads = trees.searchable(dataset);
        long nodes = heads.stream().mapToLong(TreeHead::nodes).sum();
        long step = 1 + nodes / PassageMap.MOST;
        for (List<TreeHead> part : TreeHead.parts(heads)) {
            trees.vectors(part, node -> take(node, step));
        }
        Islands islands = Islands.of(vectors(leaves), vectors(summaries), 0);
        Map<Long, String> ids = documents();
        List<String> named = new ArrayList<>();
        Map<Long, Integer> numbers = new HashMap<>();
        int[] points = new int[leaves.size() * PassageMap.FIGURES];
        for (int i = 0; i < leaves.size(); i++) {
            VectorOf leaf = leaves.get(i);
            int document = numbers.computeIfAbsent(leaf.document(), number -> {
                named.add(ids.getOrDefault(number, ""));
                return named.size() - 1;
            });
            int[] figures = {islands.x()[i], islands.y()[i], islands.island()[i], document, leaf.index()};
            System.arraycopy(figures, 0, points, i * PassageMap.FIGURES, PassageMap.FIGURES);
        }
        return new PassageMap(version, named, points, groups(islands), seen);
    }

    /** Every so manieth passage where they are too many. */
    private void take(VectorOf node, long step) {
        if (node.level() > 0) {
            if (summaries.size() < CAPTIONS) {
                summaries.add(node);
            }
        } else if (seen++ % step == 0 && leaves.size() < PassageMap.MOST) {
            leaves.add(node);
        }
    }

    private static float[][] vectors(List<VectorOf> nodes) {
        return nodes.stream().map(VectorOf::vector).toArray(float[][]::new);
    }

    private Map<Long, String> documents() {
        Map<Long, String> ids = new HashMap<>();
        String after = "";
        List<String> some;
        do {
            some = trees.documents(dataset, after, PAGE).stream()
                    .map(PublishedDocument::documentId)
                    .toList();
            trees.numbers(dataset, some).forEach((id, number) -> ids.put(number, id));
            after = some.isEmpty() ? after : some.get(some.size() - 1);
        } while (some.size() == PAGE);
        return ids;
    }

    private List<Group> groups(Islands islands) {
        List<Group> groups = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Island island : islands.islands()) {
            PublishedNode named = named(island, taken);
            taken.add(named == null ? "" : named.title());
            groups.add(new Group(
                    named == null ? "" : named.id(),
                    named == null ? "" : named.title(),
                    island.size(),
                    island.x(),
                    island.y(),
                    island.radius()));
        }
        return groups;
    }

    /** The nearest summary whose title no larger group has, else the nearest; {@code null} where there is none. */
    private @Nullable PublishedNode named(Island island, Set<String> taken) {
        PublishedNode nearest = null;
        for (int caption : island.nearest()) {
            PublishedNode node =
                    trees.node(dataset, summaries.get(caption).id()).orElse(null);
            if (node != null && !node.title().isBlank() && !taken.contains(node.title())) {
                return node;
            }
            nearest = nearest == null ? node : nearest;
        }
        return nearest;
    }
}
