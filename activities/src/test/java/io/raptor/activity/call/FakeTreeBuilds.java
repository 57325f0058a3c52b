package io.raptor.activity.call;

import io.raptor.activity.port.BuildOwner;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.Remarks;
import io.raptor.activity.port.TreeBuilds;
import io.raptor.activity.port.TreeModels;
import io.raptor.workflow.model.DocumentState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One build in memory. */
public final class FakeTreeBuilds implements TreeBuilds {

    public final Map<Integer, TreeMap<Integer, Node>> levels = new TreeMap<>();
    public final Map<String, float[]> known = new LinkedHashMap<>();
    public final Map<Integer, int[][]> groupings = new LinkedHashMap<>();

    public FakeTreeBuilds leaves(String... texts) {
        for (int i = 0; i < texts.length; i++) {
            put(Node.leaf(i, texts[i], texts[i].split(" ", -1).length, 0, 0));
        }
        return this;
    }

    private void put(Node node) {
        levels.computeIfAbsent(node.level(), level -> new TreeMap<>()).put(node.index(), node);
    }

    @Override
    public Build open(BuildOwner owner, String key, TreeModels models) {
        return build(1);
    }

    @Override
    public Build build(long build) {
        return new Build(build, BuildOwner.document(1), "dataset", "document", "key", "model", 0, 0);
    }

    @Override
    public Build saveLeaves(long build, List<Node> leaves, Remarks remarks) {
        leaves.forEach(this::put);
        return build(build);
    }

    @Override
    public void each(long build, int level, Consumer<Node> to) {
        nodes(build, level).forEach(to);
    }

    public List<Node> nodes(long build, int level) {
        return List.copyOf(levels.getOrDefault(level, new TreeMap<>()).values());
    }

    @Override
    public List<Node> nodes(long build, int level, int[] indexes) {
        return Arrays.stream(indexes)
                .mapToObj(index -> node(build, level, index).orElseThrow())
                .toList();
    }

    @Override
    public List<Node> unembedded(long build, int level, int from, int to) {
        return nodes(build, level).stream()
                .filter(node -> node.index() >= from && node.index() < to && node.vector() == null)
                .toList();
    }

    @Override
    public void saveVectors(long build, int level, int[] indexes, List<float[]> vectors) {
        for (int i = 0; i < indexes.length; i++) {
            Node node = node(build, level, indexes[i]).orElseThrow();
            put(new Node(
                    level,
                    node.index(),
                    node.title(),
                    node.text(),
                    node.tokens(),
                    node.start(),
                    node.end(),
                    node.children(),
                    node.passedUp(),
                    vectors.get(i),
                    node.structure()));
        }
    }

    @Override
    public List<Optional<float[]>> knownVectors(String embeddingModel, List<String> texts) {
        List<Optional<float[]>> found = new ArrayList<>();
        texts.forEach(text -> found.add(Optional.ofNullable(known.get(text))));
        return found;
    }

    @Override
    public Optional<int[][]> assignment(long build, int level, String input) {
        return Optional.ofNullable(groupings.get(level));
    }

    @Override
    public void saveAssignment(long build, int level, String input, int[][] clusters) {
        groupings.put(level, clusters);
        for (int cluster = 0; cluster < clusters.length; cluster++) {
            if (clusters[cluster].length == 1) {
                put(node(build, level, clusters[cluster][0]).orElseThrow().passedUp(cluster));
            }
        }
    }

    @Override
    public int[] members(long build, int level, int cluster) {
        return assignment(build, level, "").orElseThrow()[cluster];
    }

    @Override
    public Optional<Node> node(long build, int level, int index) {
        return Optional.ofNullable(levels.getOrDefault(level, new TreeMap<>()).get(index));
    }

    @Override
    public void saveNode(long build, Node node) {
        put(node);
    }

    @Override
    public void saveGap(long build, Gap gap) {
        levels.getOrDefault(gap.level(), new TreeMap<>()).remove(gap.cluster());
    }

    @Override
    public List<Gap> gaps(long build) {
        return List.of();
    }

    @Override
    public DocumentState publish(Publication publication) {
        return DocumentState.COMPLETED;
    }

    @Override
    public void publishAll(String taskId, List<WholeTree> trees) {
        throw new UnsupportedOperationException("one build only");
    }
}
