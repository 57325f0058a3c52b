package io.raptor.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.search.Exporter;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One tree over a dataset: from nothing or after changes, its bytes are the same, and only what changed is paid for. */
@Timeout(240)
class DatasetTreeIT {

    private static final ModelSettings LOCAL = ModelSettings.embedded();
    private static final String[][] SUBJECTS = {
        "harbour ferry engine winter timetable captain storm".split(" ", -1),
        "bread oven flour yeast baker morning crust".split(" ", -1),
        "comet telescope orbit star night lens sky".split(" ", -1)
    };

    @TempDir
    Path folder;

    @Test
    void itsBytesDependOnWhatTheDatasetHoldsAndNotOnHowItCameThere() throws IOException {
        for (int document = 0; document < 24; document++) {
            write(document, document);
        }
        String grown;
        try (Pipeline pipeline = new Pipeline("grown", LOCAL, LOCAL)) {
            TaskStatus first = pipeline.run(Pipeline.datasetRequest(folder));
            assertThat(first.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(first.modelCalls()).isPositive();
            assertThat(export(pipeline)).contains("\"doc_id\":null").contains("\"level\":2");

            TaskStatus unchanged = pipeline.run(Pipeline.datasetRequest(folder));
            assertThat(unchanged.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(unchanged.modelCalls() + unchanged.cachedCalls()).isZero();

            write(3, 103);
            write(24, 24);
            Files.delete(file(7));
            PublishedTrees trees = pipeline.store.publishedTrees();
            assertThat(trees.deleteDocument("data", "7.md")).isTrue();
            assertThat(export(pipeline)).doesNotContain("\"doc_id\":null");
            TaskStatus changed = pipeline.run(Pipeline.datasetRequest(folder));
            assertThat(changed.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(changed.cachedCalls()).isPositive();
            grown = export(pipeline);
        }
        try (Pipeline pipeline = new Pipeline("fresh", LOCAL, LOCAL)) {
            pipeline.run(Pipeline.datasetRequest(folder));
            assertThat(export(pipeline)).isEqualTo(grown);
        }
    }

    @Test
    void eachOfItsNodesNamesItsDocuments() throws IOException {
        for (int document = 0; document < 9; document++) {
            write(document, document);
        }
        try (Pipeline pipeline = new Pipeline("named", LOCAL, LOCAL)) {
            pipeline.run(Pipeline.datasetRequest(folder));
            String root = export(pipeline)
                    .lines()
                    .filter(line -> line.contains("\"doc_id\":null"))
                    .reduce((one, other) -> other)
                    .orElseThrow();
            for (int document = 0; document < 9; document++) {
                assertThat(root).contains("\"" + document + ".md\"");
            }
        }
    }

    private static String export(Pipeline pipeline) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Exporter(pipeline.store.publishedTrees()).export("data", out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private Path file(int document) {
        return folder.resolve(document + ".md");
    }

    private void write(int document, int seed) throws IOException {
        Random random = new Random(seed);
        String[] words = SUBJECTS[document % SUBJECTS.length];
        StringBuilder text = new StringBuilder("# Paper ").append(document).append("\n\n");
        for (int sentence = 0; sentence < 12; sentence++) {
            text.append("The");
            for (int word = 0; word < 9; word++) {
                text.append(' ').append(words[random.nextInt(words.length)]);
            }
            text.append(". ");
        }
        Files.writeString(file(document), text);
    }
}
