package io.raptor.activity.atomic;

import io.raptor.activity.port.BuildOwner;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.Remarks;
import io.raptor.activity.port.TreeBuilds;
import io.raptor.activity.port.TreeModels;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Usage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One document's tree while it is built, in memory alone; it has no gaps, and is not published by itself. */
final class MemoryBuild implements TreeBuilds {

    private static final long NUMBER = 1;

    private final ConcurrentNavigableMap<Integer, NavigableMap<Integer, Node>> levels = new ConcurrentSkipListMap<>();
    private final Map<Integer, Grouping> groupings = new ConcurrentSkipListMap<>();
    private final AtomicInteger dimensions = new AtomicInteger();
    private final long document;
    private volatile Remarks remarks = Remarks.NONE;
    private volatile TreeModels models = TreeModels.ofLeaves("");
    private volatile Build build;

    MemoryBuild(long document, String documentId) {
        this.document = document;
        this.build = new Build(NUMBER, BuildOwner.document(document), "", documentId, "", "", -1, 0);
    }

    /** What was built, to be published. */
    WholeTree tree(Usage usage) {
        List<Node> nodes = levels.values().stream()
                .map(NavigableMap::values)
                .flatMap(Collection::stream)
                .toList();
        return new WholeTree(document, build.key(), models, nodes, List.copyOf(groupings.values()), usage, remarks);
    }

    @Override
    public Build open(BuildOwner owner, String key, TreeModels made) {
        models = made;
        build = new Build(
                NUMBER, owner, "", build.documentId(), key, made.embedding(), build.leaves(), build.leafTokens());
        return build;
    }

    @Override
    public Build build(long number) {
        return build;
    }

    @Override
    public Build saveLeaves(long number, List<Node> leaves, Remarks read) {
        remarks = read;
        leaves.forEach(this::put);
        long tokens = leaves.stream().mapToLong(Node::tokens).sum();
        build = new Build(
                NUMBER,
                build.owner(),
                "",
                build.documentId(),
                build.key(),
                build.embeddingModel(),
                leaves.size(),
                tokens);
        return build;
    }

    private void put(Node node) {
        level(node.level()).put(node.index(), node);
    }

    private NavigableMap<Integer, Node> level(int level) {
        return levels.computeIfAbsent(level, number -> new ConcurrentSkipListMap<>());
    }

    @Override
    public void each(long number, int level, Consumer<Node> to) {
        level(level).values().forEach(to);
    }

    @Override
    public List<Node> nodes(long number, int level, int[] indexes) {
        return Arrays.stream(indexes)
                .mapToObj(index -> node(number, level, index))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<Node> unembedded(long number, int level, int from, int to) {
        return level(level).subMap(from, to).values().stream()
                .filter(node -> node.vector() == null)
                .toList();
    }

    @Override
    public void saveVectors(long number, int level, int[] indexes, List<float[]> vectors) {
        vectors.forEach(this::requireLength);
        for (int i = 0; i < indexes.length; i++) {
            float[] vector = vectors.get(i);
            level(level).computeIfPresent(indexes[i], (index, node) -> node.embedded(vector));
        }
    }

    /** The first one fixes it, as in the store, which looks at the whole tree once more. */
    private void requireLength(float[] vector) {
        dimensions.compareAndSet(0, vector.length);
        if (vector.length != dimensions.get()) {
            throw new IndexingException(
                    FailureType.MODEL_MISCONFIGURED,
                    build.embeddingModel() + " gave a vector of " + dimensions + " numbers first, and now one of "
                            + vector.length + ": set the model's endpoint and dimensions as they were");
        }
    }

    @Override
    public List<Optional<float[]>> knownVectors(String embeddingModel, List<String> texts) {
        return texts.stream().map(text -> Optional.<float[]>empty()).toList();
    }

    @Override
    public Optional<int[][]> assignment(long number, int level, String input) {
        return Optional.empty();
    }

    @Override
    public void saveAssignment(long number, int level, String input, int[][] clusters) {
        groupings.put(level, new Grouping(level, input, clusters));
        for (int cluster = 0; cluster < clusters.length; cluster++) {
            if (clusters[cluster].length == 1) {
                put(node(number, level, clusters[cluster][0]).orElseThrow().passedUp(cluster));
            }
        }
    }

    @Override
    public int[] members(long number, int level, int cluster) {
        return Objects.requireNonNull(groupings.get(level), "a level is grouped before it is summarised")
                .clusters()[cluster];
    }

    @Override
    public Optional<Node> node(long number, int level, int index) {
        return Optional.ofNullable(level(level).get(index));
    }

    @Override
    public void saveNode(long number, Node node) {
        put(node);
    }

    @Override
    public void saveGap(long number, Gap gap) {
        throw new UnsupportedOperationException("a tree without checkpoints has no gaps");
    }

    @Override
    public List<Gap> gaps(long number) {
        return new ArrayList<>();
    }

    @Override
    public DocumentState publish(Publication publication) {
        throw new UnsupportedOperationException("trees without checkpoints are published together");
    }

    @Override
    public void publishAll(String taskId, List<WholeTree> trees) {
        throw new UnsupportedOperationException("the store publishes, not what is built in memory");
    }
}
