package io.raptor.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.search.GraphExporter;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.OnTrouble;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Documents are added, changed and deleted at random; after each run the graph is that of a fresh store, to the byte. A
 * hundred runs in a row: {@code -Draptor.graph.runs=100}.
 */
@Timeout(3600)
class GraphSequencesIT {

    private static final int RUNS = Integer.getInteger("raptor.graph.runs", 4);
    private static final long SEED = Long.getLong("raptor.graph.seed", 19);
    private static final int DOCUMENTS = 14;
    private static final int CHANGES = 3;
    private static final List<String> NAMES = List.of(
            "Ada Barcel",
            "Bruno Barcel",
            "Barcel",
            "Clara Domfir",
            "Dirk Domfir",
            "Elsa Gulhef",
            "Grace Hopper",
            "Hopper");
    private static final List<String> PLACES = List.of("Barcelberg", "Domfirville", "Gulhefstadt", "Harvard");
    private static final ModelSettings LOCAL = ModelSettings.embedded();

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final TreeSet<String> present = new TreeSet<>();

    @Test
    void whateverWasThereBeforeTheGraphIsThatOfTheDocumentsThatThereAre() throws IOException {
        for (int i = 0; i < DOCUMENTS / 2; i++) {
            write("d%02d.md".formatted(i));
        }
        try (GraphModelServer model = new GraphModelServer();
                Pipeline grown = pipeline("sequence", model)) {
            for (int run = 1; run <= RUNS; run++) {
                for (int change = random.nextInt(CHANGES); change >= 0; change--) {
                    change(grown);
                }
                String incremental = run(grown, random.nextBoolean() ? 1 : 16);
                try (Pipeline fresh = pipeline("sequence-" + run, model)) {
                    assertThat(run(fresh, random.nextBoolean() ? 1 : 16))
                            .as("run %d of seed %d over %s", run, SEED, present)
                            .isEqualTo(incremental);
                }
            }
        }
    }

    private void change(Pipeline pipeline) throws IOException {
        String name = "d%02d.md".formatted(random.nextInt(DOCUMENTS));
        boolean last = present.size() == 1;
        if (present.contains(name) && !last && random.nextBoolean()) {
            Files.delete(folder.resolve(name));
            present.remove(name);
            pipeline.store.publishedTrees().deleteDocument("data", name);
        } else {
            write(name);
        }
    }

    /** Some sentences, each of which names two people and a place. */
    private void write(String name) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int sentence = random.nextInt(4); sentence >= 0; sentence--) {
            text.append(
                    "%s met %s in %s on day %d. ".formatted(any(NAMES), any(NAMES), any(PLACES), random.nextInt(9)));
        }
        Files.writeString(folder.resolve(name), text);
        present.add(name);
    }

    private String any(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private static Pipeline pipeline(String store, GraphModelServer model) {
        return new Pipeline(store, ModelSettings.of(model.url(), "key", "m1"), LOCAL);
    }

    private String run(Pipeline pipeline, int calls) throws IOException {
        TaskRequest usual = Pipeline.request(folder);
        Limits limits = new Limits(
                Math.min(4, calls), calls, 2, 3, 0.05, 1.0, 0.05, null, null, OnTrouble.PAUSE, OnTrouble.PAUSE);
        GraphRagSettings settings = Payloads.mapper().readValue("{\"max_gleanings\": 0}", GraphRagSettings.class);
        TaskRequest request = TaskRequest.of("task", usual.dataset(), usual.sources(), usual.raptor(), limits)
                .forGraph(settings);
        assertThat(pipeline.run(request).state()).isEqualTo(TaskState.COMPLETED);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(new GraphExporter(pipeline.store.publishedGraphs()).export("data", out))
                .isTrue();
        return out.toString(StandardCharsets.UTF_8);
    }
}
