package io.raptor.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class PipelineIT {

    private static final ModelSettings LOCAL = ModelSettings.embedded();
    private static final String[] WORDS =
            "harbour ferry engine winter timetable captain storm ticket island repair budget signal anchor cargo"
                    .split(" ", -1);

    @TempDir
    Path folder;

    @Test
    void indexesOnceThenOnlyWhatIsNewOrChanged() throws IOException {
        write("a.md", 40, 1);
        write("b.md", 12, 2);
        write("sub/c.txt", 3, 3);
        Files.writeString(folder.resolve("empty.txt"), "");
        try (Pipeline pipeline = new Pipeline("once", LOCAL, LOCAL)) {
            TaskStatus first = pipeline.run(Pipeline.request(folder));
            assertThat(first.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(first.completedDocuments()).isEqualTo(3);
            assertThat(first.skippedDocuments()).isEqualTo(1);
            assertThat(pipeline.store.publishedTrees().tree("data", "a.md"))
                    .extracting(PublishedNode::level)
                    .contains(0, 1, 2);

            TaskStatus second = pipeline.run(Pipeline.request(folder));
            assertThat(second.skippedDocuments()).isEqualTo(4);
            assertThat(second.modelCalls()).isZero();

            write("b.md", 12, 4);
            write("d.md", 5, 5);
            Files.delete(folder.resolve("sub/c.txt"));
            TaskStatus third = pipeline.run(Pipeline.request(folder));
            assertThat(third.completedDocuments()).isEqualTo(2);
            assertThat(third.totalDocuments()).isEqualTo(4);
            assertThat(pipeline.store.catalogue().missing("task")).containsExactly("sub/c.txt");
            assertThat(pipeline.store.publishedTrees().tree("data", "sub/c.txt"))
                    .isNotEmpty();
        }
    }

    @Test
    void theSameDocumentsGiveTheSameTreesInAnyStore() throws IOException {
        write("a.md", 60, 1);
        write("b.md", 20, 2);
        assertThat(export("left")).isEqualTo(export("right")).hasSizeGreaterThan(20);
    }

    @Test
    void aTaskWithoutCheckpointsBuildsTheSameTrees() throws IOException {
        write("a.md", 60, 1);
        write("b.md", 20, 2);
        write("sub/c.txt", 2, 3);
        List<String> atomic = export("atomic", Pipeline.atomicRequest(folder));
        assertThat(atomic).isEqualTo(export("checkpoints")).hasSizeGreaterThan(20);
    }

    @Test
    void withoutCheckpointsOneDocumentFailsAllAndTheNextRunDoesAll() throws IOException {
        write("a.md", 12, 1);
        write("b.md", 12, 2);
        Files.writeString(folder.resolve("broken.pdf"), "%PDF-1.4 and no more");
        try (Pipeline pipeline = new Pipeline("all or nothing", LOCAL, LOCAL)) {
            assertThatThrownBy(() -> pipeline.run(Pipeline.atomicRequest(folder)))
                    .rootCause()
                    .hasMessageContaining("broken.pdf: ");
            Counts counts = pipeline.store.catalogue().counts("task");
            assertThat(counts).isEqualTo(new Counts(3, 0, 0, 1, 0, 2));
            assertThat(pipeline.store.publishedTrees().documents("data", "", 10))
                    .isEmpty();

            Files.delete(folder.resolve("broken.pdf"));
            TaskStatus next = pipeline.run(Pipeline.atomicRequest(folder));
            assertThat(next.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(next.completedDocuments()).isEqualTo(2);
            assertThat(next.modelCalls()).isPositive();
            assertThat(pipeline.run(Pipeline.atomicRequest(folder)).skippedDocuments())
                    .isEqualTo(2);
        }
    }

    @Test
    void withoutCheckpointsACancelLeavesNothing() throws IOException {
        for (int i = 0; i < 12; i++) {
            write("doc-" + i + ".md", 150, i);
        }
        try (Pipeline pipeline = new Pipeline("cancelled", LOCAL, LOCAL)) {
            WorkflowStub task = pipeline.start(Pipeline.atomicRequest(folder));
            Catalogue catalogue = pipeline.store.catalogue();
            await().until(() ->
                    !catalogue.documents("task", DocumentState.RUNNING, 0, 1).isEmpty());
            task.cancel();
            assertThatThrownBy(() -> task.getResult(TaskStatus.class)).hasRootCauseInstanceOf(CanceledFailure.class);
            assertThat(catalogue.counts("task")).isEqualTo(new Counts(12, 0, 0, 0, 0, 12));
            assertThat(pipeline.store.publishedTrees().documents("data", "", 10))
                    .isEmpty();
            assertThat(catalogue.task("task").orElseThrow().state()).isEqualTo(TaskState.CANCELLED);
        }
    }

    private List<String> export(String name) {
        return export(name, Pipeline.request(folder));
    }

    private static List<String> export(String name, TaskRequest request) {
        List<String> nodes = new ArrayList<>();
        try (Pipeline pipeline = new Pipeline(name, LOCAL, LOCAL)) {
            pipeline.run(request);
            pipeline.store
                    .publishedTrees()
                    .export(
                            "data",
                            node -> nodes.add(node.id()
                                    + node.title()
                                    + node.text()
                                    + node.children()
                                    + Arrays.hashCode(node.vector())));
        }
        return nodes;
    }

    private void write(String name, int paragraphs, long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("# ").append(name).append("\n\n");
        for (int p = 0; p < paragraphs; p++) {
            for (int s = 0; s < 5; s++) {
                text.append("The ");
                for (int w = 0; w < 10; w++) {
                    text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
                }
                text.append("of day ").append(random.nextInt(1000)).append(". ");
            }
            text.append("\n\n");
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
