package io.raptor.starter.chaos;

import io.raptor.activity.port.Store;
import io.raptor.activity.search.Exporter;
import io.raptor.activity.search.GraphExporter;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.store.StoreSettings;
import io.raptor.starter.config.Role;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.RaptorSettings.Scope;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The same task where nothing goes wrong.
 *
 * @param sources its documents
 * @param raptor its settings
 * @param graphrag those of a graph; {@code null} of a task that makes trees
 * @param beforeFirstQuestion requests that it makes before its first question to the chat model
 * @param requests that it makes of the model
 * @param export what it leaves, as text
 */
record Undisturbed(
        Path sources,
        int documents,
        RaptorSettings raptor,
        @Nullable GraphRagSettings graphrag,
        long beforeFirstQuestion,
        long requests,
        String export) {

    static final String MODEL = "faulty";

    /** Of task and dataset. */
    static final String NAME = "chaos";

    private static final int LEAF_TOKENS = 30;
    private static final int CLUSTER_TOKENS = 200;
    private static final int SUMMARY_TOKENS = 60;

    /** Many leaves, so that documents have several levels and many calls. */
    @SuppressWarnings("NullAway") // what is left out has its default
    private static final RaptorSettings SMALL_LEAVES = new RaptorSettings(
            null, null, null, null, LEAF_TOKENS, CLUSTER_TOKENS, SUMMARY_TOKENS, null, null, null, null, null);

    /** The same with one tree over the dataset. */
    @SuppressWarnings("NullAway") // what is left out has its default
    private static final RaptorSettings ONE_TREE = new RaptorSettings(
            null, null, Scope.DATASET, null, LEAF_TOKENS, CLUSTER_TOKENS, SUMMARY_TOKENS, null, null, null, null, null);

    /** Of documents that have trees of their own. */
    static Undisturbed run(Path folder, int documents) throws IOException {
        return run(folder, Corpus.of(documents), SMALL_LEAVES, null);
    }

    /** Of documents too short for summaries of their own: every question is one of the tree over all of them. */
    static Undisturbed ofOneTree(Path folder, int documents) throws IOException {
        return run(folder, Corpus.ofShort(documents), ONE_TREE, null);
    }

    /** Of one graph of all documents, about which a model is asked. */
    static Undisturbed ofGraph(Path folder, int documents) throws IOException {
        return run(folder, Corpus.ofPeople(documents), SMALL_LEAVES, GraphRagSettings.defaults());
    }

    private static Undisturbed run(
            Path folder, Corpus corpus, RaptorSettings raptor, @Nullable GraphRagSettings graphrag) throws IOException {
        Path sources = folder.resolve("logs");
        Path home = folder.resolve("undisturbed");
        corpus.write(sources);
        try (FaultyModel model = new FaultyModel(new FaultSchedule(List.of(), 1))) {
            Map<String, String> settings = Map.of(
                    "raptor.chat.base-url",
                    model.baseUrl(),
                    "raptor.chat.model",
                    MODEL,
                    "raptor.embedding.base-url",
                    model.baseUrl(),
                    "raptor.embedding.model",
                    MODEL);
            try (RunningRaptor running = RunningRaptor.start(home, Role.SERVER, settings)) {
                running.tasks().start(NAME, request(sources, raptor, graphrag, Integer.MAX_VALUE));
                running.await(NAME, status -> status.state() == TaskState.COMPLETED);
            }
            long before = model.calls().stream()
                    .takeWhile(call -> call.kind() != Call.Kind.CHAT)
                    .count();
            return new Undisturbed(
                    sources,
                    corpus.documents(),
                    raptor,
                    graphrag,
                    before,
                    model.requests(),
                    exported(StoreSettings.home(home)));
        }
    }

    /** @param startsPerRun documents that its workflow starts before it continues as new */
    TaskRequest request(int startsPerRun) {
        return request(sources, raptor, graphrag, startsPerRun);
    }

    private static TaskRequest request(
            Path sources, RaptorSettings raptor, @Nullable GraphRagSettings graphrag, int startsPerRun) {
        TaskRequest trees = TaskRequest.of(
                NAME,
                NAME,
                List.of(sources.toString()),
                raptor,
                Limits.defaults().with(4));
        return (graphrag == null ? trees : trees.forGraph(graphrag)).withStartsPerRun(startsPerRun);
    }

    private static String exported(StoreSettings settings) throws IOException {
        try (Store store = SqlStore.open(settings)) {
            return exported(store);
        }
    }

    static String exported(Store store) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Exporter(store.publishedTrees()).export(NAME, out);
        boolean unused = new GraphExporter(store.publishedGraphs()).export(NAME, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
