package io.raptor.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.search.Exporter;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A tree over a dataset, by the embedded models. */
@Timeout(180)
class DatasetTreeIT {

    private static final ModelSettings LOCAL = ModelSettings.embedded();
    private static final String[] WORDS =
            "harbour ferry engine winter timetable captain storm ticket island repair budget signal anchor cargo"
                    .split(" ", -1);

    @TempDir
    Path folder;

    @Test
    void itStandsOnTheDocumentsAndIsPaidForOnce() throws IOException {
        write(0, 40);
        try (Pipeline pipeline = new Pipeline("dataset tree", LOCAL, LOCAL)) {
            TaskStatus first = pipeline.run(Pipeline.datasetRequest(folder, 8));
            assertThat(first.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(first.completedDocuments()).isEqualTo(40);
            assertThat(own(pipeline)).hasSizeGreaterThan(3).allMatch(line -> line.contains("\"level\":"));
            assertThat(pipeline.store.publishedTrees().tree("data", "3.md"))
                    .isNotEmpty()
                    .allMatch(node -> node.level() == 0);

            TaskStatus again = pipeline.run(Pipeline.datasetRequest(folder, 8));
            assertThat(again.modelCalls()).isZero();
            assertThat(again.cachedCalls()).isZero();

            pipeline.store.publishedTrees().deleteDocument("data", "3.md");
            assertThat(own(pipeline)).isEmpty();
        }
    }

    @Test
    void documentsThatComeLaterGiveTheSameTreeAsAllAtOnce() throws IOException {
        write(0, 40);
        List<String> grown;
        try (Pipeline pipeline = new Pipeline("grown", LOCAL, LOCAL)) {
            pipeline.run(Pipeline.datasetRequest(folder, 8));
            write(40, 42);
            TaskStatus more = pipeline.run(Pipeline.datasetRequest(folder, 8));
            assertThat(more.cachedCalls()).isPositive();
            grown = export(pipeline);
        }
        try (Pipeline pipeline = new Pipeline("at once", LOCAL, LOCAL)) {
            pipeline.run(Pipeline.datasetRequest(folder, 1));
            assertThat(export(pipeline)).isEqualTo(grown);
        }
    }

    private static List<String> own(Pipeline pipeline) throws IOException {
        return export(pipeline).stream()
                .filter(line -> line.contains("\"doc_id\":null"))
                .toList();
    }

    private static List<String> export(Pipeline pipeline) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Exporter(pipeline.store.publishedTrees()).export("data", bytes);
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private void write(int from, int to) throws IOException {
        for (int document = from; document < to; document++) {
            Random random = new Random(document);
            StringBuilder text = new StringBuilder();
            for (int sentence = 0; sentence < 12; sentence++) {
                for (int word = 0; word < 12; word++) {
                    text.append(WORDS[random.nextInt(WORDS.length)]).append(word < 11 ? " " : ". ");
                }
            }
            Files.writeString(folder.resolve(document + ".md"), text);
        }
    }
}
