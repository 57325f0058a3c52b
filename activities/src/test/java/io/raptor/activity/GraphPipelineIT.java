package io.raptor.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.port.PublishedGraphs.PublishedGraph;
import io.raptor.activity.port.PublishedGraphs.Wanted;
import io.raptor.activity.search.GraphExporter;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A graph is a function of the documents that there are, whatever was there before. */
@Timeout(180)
class GraphPipelineIT {

    private static final ModelSettings LOCAL = ModelSettings.embedded();

    @TempDir
    Path folder;

    private TaskRequest request() {
        return Pipeline.request(folder).forGraph(GraphRagSettings.defaults());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static PublishedGraph graph(Pipeline pipeline) {
        return pipeline.store.publishedGraphs().graph("data").orElseThrow();
    }

    private static String exported(Pipeline pipeline) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(new GraphExporter(pipeline.store.publishedGraphs()).export("data", out))
                .isTrue();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void documentsThatAreAddedChangedAndDeletedGiveTheGraphOfThoseThatAreLeft() throws IOException {
        write("a.md", "Ada Lovelace met Charles Babbage in London. Charles Babbage showed her the Difference Engine.");
        write("b.md", "Grace Hopper worked on the Mark One at Harvard. Howard Aiken led the work at Harvard.");
        write("gone.md", "Captain Nemo commands the Nautilus. Ned Land sailed on the Nautilus.");
        String incremental;
        try (Pipeline pipeline = new Pipeline("graph-grown", LOCAL, LOCAL)) {
            TaskStatus first = pipeline.run(request());
            assertThat(first.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(exported(pipeline)).contains("Captain Nemo");

            write("b.md", "Grace Hopper worked on the Mark One at Harvard. Grace Hopper wrote to Ada Lovelace.");
            write("c.md", "Alan Turing visited Princeton. The Nautilus sank off Princeton.");
            Files.delete(folder.resolve("gone.md"));
            pipeline.store.publishedTrees().deleteDocument("data", "gone.md");
            pipeline.run(request());
            assertThat(graph(pipeline).generation()).isEqualTo(2);
            incremental = exported(pipeline);
            assertThat(pipeline.store
                            .publishedGraphs()
                            .entities(graph(pipeline).number(), new Wanted("nautilus", null, 0, 1)))
                    .as("known from the one document that names it now")
                    .singleElement()
                    .satisfies(ship -> assertThat(ship.evidence()).containsExactly(new LeafRef("c.md", 0)));

            pipeline.run(request());
            assertThat(graph(pipeline).generation()).isEqualTo(2);
        }
        try (Pipeline fresh = new Pipeline("graph-fresh", LOCAL, LOCAL)) {
            fresh.run(request());
            assertThat(incremental).isEqualTo(exported(fresh)).doesNotContain("Nemo");
        }
    }

    @Test
    void everyEntityIsInACommunityAndEveryRelationHasBothEnds() throws IOException {
        write("a.md", "Ada Lovelace met Charles Babbage in London. Charles Babbage showed her the Difference Engine.");
        write("b.md", "Alan Turing visited Princeton. Alonzo Church taught at Princeton.");
        write("c.md", "A day without anybody.");
        try (Pipeline pipeline = new Pipeline("graph-whole", LOCAL, LOCAL)) {
            assertThat(pipeline.run(request()).state()).isEqualTo(TaskState.COMPLETED);
            var graphs = pipeline.store.publishedGraphs();
            long number = graph(pipeline).number();
            var all = Wanted.all(0, 1000);
            var ids = graphs.entities(number, all).stream().map(Entity::id).toList();
            assertThat(ids)
                    .isNotEmpty()
                    .allSatisfy(
                            id -> assertThat(graphs.communitiesOf(number, id)).isNotEmpty());
            assertThat(graphs.relations(number, all))
                    .isNotEmpty()
                    .allSatisfy(relation -> assertThat(ids).contains(relation.from(), relation.to()));
        }
    }
}
