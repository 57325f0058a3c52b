package io.raptor.activity.store;

import io.raptor.activity.port.BuildOwner;
import io.raptor.activity.port.Catalogue.FoundDocument;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.Remarks;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.TreeBuilds;
import io.raptor.activity.port.TreeBuilds.Build;
import io.raptor.activity.port.TreeBuilds.Gap;
import io.raptor.activity.port.TreeBuilds.Grouping;
import io.raptor.activity.port.TreeBuilds.Publication;
import io.raptor.activity.port.TreeBuilds.WholeTree;
import io.raptor.activity.port.TreeModels;
import io.raptor.activity.store.sql.Columns;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.Usage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Small tasks and trees, written through the ports as the activities do. */
final class Corpus {

    static final String MODEL = "test-model";
    static final String WRITER = "openai/writer";
    static final String TASK = "task";

    private final Store store;

    Corpus(Store store) {
        this.store = store;
    }

    static TaskRequest request(String dataset) {
        return TaskRequest.of(TASK, dataset, List.of("/somewhere"), RaptorSettings.defaults(), Limits.defaults());
    }

    static FoundDocument found(String id, String key) {
        return new FoundDocument(id, "/somewhere/" + id, 10, Columns.hash(id), null, key);
    }

    static FoundDocument skipped(String id, String reason) {
        return new FoundDocument(id, "/somewhere/" + id, 10, "", reason, "");
    }

    /** Begins a run and registers the given documents, with {@code key} each. */
    int run(String dataset, String key, String... ids) {
        int run = store.catalogue().beginRun(TASK, request(dataset));
        store.catalogue()
                .register(TASK, Arrays.stream(ids).map(id -> found(id, key)).toList());
        store.catalogue().endRegistration(TASK, 0);
        return run;
    }

    long number(String id) {
        return store.catalogue().documents(TASK, null, 0, 1000).stream()
                .filter(row -> row.documentId().equals(id))
                .findFirst()
                .orElseThrow()
                .number();
    }

    static float[] vector(String text) {
        float[] vector = new float[8];
        vector[Math.floorMod(text.hashCode(), 8)] = 0.6f;
        vector[7 - Math.floorMod(text.hashCode(), 8)] = 0.8f;
        return vector;
    }

    /** Stores leaves with vectors. */
    long leaves(long document, String key, int count) {
        return leaves(BuildOwner.document(document), key, count);
    }

    long leaves(BuildOwner owner, String key, int count) {
        TreeBuilds builds = store.treeBuilds();
        Build build = builds.open(owner, key, new TreeModels(MODEL, WRITER));
        List<Node> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(Node.leaf(i, "leaf " + i + " of " + build.documentId(), 5, i * 20, i * 20 + 19));
        }
        builds.saveLeaves(build.number(), leaves, Remarks.NONE);
        embed(build.number(), 0);
        return build.number();
    }

    void embed(long build, int level) {
        List<Node> nodes = store.treeBuilds().unembedded(build, level, 0, Integer.MAX_VALUE);
        store.treeBuilds()
                .saveVectors(
                        build,
                        level,
                        nodes.stream().mapToInt(Node::index).toArray(),
                        nodes.stream().map(node -> vector(node.text())).toList());
    }

    /** Groups a level's nodes in pairs and stores the grouping. */
    int[][] group(long build, int level) {
        int[] indexes = nodes(build, level).stream().mapToInt(Node::index).toArray();
        int[][] clusters = IntStream.range(0, (indexes.length + 1) / 2)
                .mapToObj(c -> Arrays.copyOfRange(indexes, 2 * c, Math.min(indexes.length, 2 * c + 2)))
                .toArray(int[][]::new);
        store.treeBuilds().saveAssignment(build, level, Arrays.toString(indexes), clusters);
        return clusters;
    }

    List<Node> nodes(long build, int level) {
        List<Node> nodes = new ArrayList<>();
        store.treeBuilds().each(build, level, nodes::add);
        return nodes;
    }

    void summary(long build, int level, int cluster, int... children) {
        store.treeBuilds().saveNode(build, summaryOf(level, cluster, children));
    }

    private static Node summaryOf(int level, int cluster, int... children) {
        String text = "summary " + level + "/" + cluster + " of " + Arrays.toString(children);
        return Node.summary(level, cluster, "Title " + level, text, 7, children);
    }

    /** Four leaves, two summaries of pairs and a root; not yet published. */
    long tree(long document, String key) {
        return tree(BuildOwner.document(document), key);
    }

    long tree(BuildOwner owner, String key) {
        long build = leaves(owner, key, 4);
        group(build, 0);
        summary(build, 1, 0, 0, 1);
        summary(build, 1, 1, 2, 3);
        embed(build, 1);
        summary(build, 2, 0, 0, 1);
        embed(build, 2);
        return build;
    }

    /** The same tree, not in the store at all; reads the document's id alone there. */
    WholeTree whole(long document, String key) {
        String id = store.catalogue().document(TASK, document).documentId();
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            nodes.add(embedded(Node.leaf(i, "leaf " + i + " of " + id, 5, i * 20, i * 20 + 19)));
        }
        nodes.add(embedded(summaryOf(1, 0, 0, 1)));
        nodes.add(embedded(summaryOf(1, 1, 2, 3)));
        nodes.add(embedded(summaryOf(2, 0, 0, 1)));
        Grouping pairs = new Grouping(0, "[0, 1, 2, 3]", new int[][] {{0, 1}, {2, 3}});
        return new WholeTree(
                document,
                key,
                new TreeModels(MODEL, WRITER),
                nodes,
                List.of(pairs),
                new Usage(3, 2, 0, 100, 20, null),
                Remarks.NONE);
    }

    private static Node embedded(Node node) {
        return node.embedded(vector(node.text()));
    }

    /** Four leaves in two groups, whose first summary a model refused. */
    long gapped(long document, String key) {
        long build = leaves(document, key, 4);
        group(build, 0);
        summary(build, 1, 1, 2, 3);
        embed(build, 1);
        store.treeBuilds().saveGap(build, new Gap(1, 0, FailureType.MODEL_REFUSED, "refused"));
        return build;
    }

    DocumentState publish(long document, long build, int levels) {
        return store.treeBuilds()
                .publish(new Publication(
                        TASK, BuildOwner.document(document), build, levels, 1, new Usage(3, 2, 1, 100, 20, 0.0)));
    }

    void published(String id, String key) {
        long document = number(id);
        publish(document, tree(document, key), 2);
    }
}
