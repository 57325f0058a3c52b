package io.raptor.activity.search;

import io.raptor.activity.port.BuildOwner;
import io.raptor.activity.port.Catalogue.FoundDocument;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.Remarks;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.Structure;
import io.raptor.activity.port.TreeBuilds.Build;
import io.raptor.activity.port.TreeBuilds.Publication;
import io.raptor.activity.port.TreeModels;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.store.StoreSettings;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A store in memory with small trees whose vectors the test chooses. */
final class Planted implements AutoCloseable {

    static final String DATASET = "d";
    private static final String TASK = "t";

    /** The modes that need no graph. */
    static final List<SearchMode> MODES =
            Stream.of(SearchMode.values()).filter(mode -> !mode.ofGraph()).toList();

    final Store store;

    /** For what is kept beside the store; deleted with this. */
    final Path folder;

    Planted() {
        this(SqlStore.open(StoreSettings.inMemory(UUID.randomUUID().toString())));
    }

    /** @param store an empty one, closed with this */
    Planted(Store store) {
        this.store = store;
        this.folder = temporary();
        run();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("planted");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        store.catalogue()
                .beginRun(
                        TASK,
                        TaskRequest.of(TASK, DATASET, List.of("/s"), RaptorSettings.defaults(), Limits.defaults()));
    }

    /** Lets documents that were published be published again. */
    void nextRun() {
        store.catalogue().recordTask(TASK, TaskState.COMPLETED, null, false, Instant.EPOCH);
        run();
    }

    /** Unit vector at an angle of the plane, in degrees. */
    static float[] at(double degrees) {
        double angle = Math.toRadians(degrees);
        return new float[] {(float) Math.cos(angle), (float) Math.sin(angle), 0, 0, 0};
    }

    static Node leaf(int index, String text, int tokens, double degrees) {
        return new Node(
                0,
                index,
                "",
                text,
                tokens,
                index * 100,
                index * 100 + 90,
                new int[0],
                false,
                at(degrees),
                Structure.NONE);
    }

    static List<Node> leaves(String... texts) {
        return IntStream.range(0, texts.length)
                .mapToObj(i -> leaf(i, texts[i], 5, 10 * i))
                .toList();
    }

    static Node summary(int level, int index, String text, double degrees, int... children) {
        return new Node(level, index, "About " + text, text, 10, 0, 0, children, false, at(degrees), Structure.NONE);
    }

    /** Publishes a tree; summaries in ascending order of level. */
    void publish(String documentId, String model, List<Node> leaves, Node... summaries) {
        FoundDocument found = new FoundDocument(documentId, "/s/" + documentId, 1, "h", null, "k");
        store.catalogue().register(TASK, List.of(found));
        long document = store.catalogue().pending(TASK, 0, 100).get(0).number();
        Build build = store.treeBuilds()
                .open(BuildOwner.document(document), UUID.randomUUID().toString(), TreeModels.ofLeaves(model));
        store.treeBuilds().saveLeaves(build.number(), leaves, Remarks.NONE);
        int levels = 0;
        for (Node summary : summaries) {
            if (summary.level() > levels) {
                levels = summary.level();
                group(build.number(), levels, summaries);
            }
            store.treeBuilds().saveNode(build.number(), summary);
        }
        store.treeBuilds()
                .publish(new Publication(TASK, BuildOwner.document(document), build.number(), levels, 1, Usage.NONE));
    }

    private void group(long build, int level, Node... summaries) {
        int[][] clusters = List.of(summaries).stream()
                .filter(summary -> summary.level() == level)
                .map(Node::children)
                .toArray(int[][]::new);
        store.treeBuilds().saveAssignment(build, level - 1, "level " + level, clusters);
    }

    @Override
    public void close() {
        store.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
