package io.raptor.starter.chaos;

import io.raptor.activity.port.Store;
import io.raptor.activity.search.Exporter;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.store.StoreSettings;
import io.raptor.activity.testing.ObjectStorage;
import io.raptor.starter.config.Role;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.ModelChoice;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A task of a cluster, called as its dataset, and what it makes where nothing goes wrong.
 *
 * @param export of the dataset, as text
 * @param requests of models
 */
record ClusterTask(String name, TaskRequest request, String export, long requests) {

    private static final int LEAF_TOKENS = 30;
    private static final int CLUSTER_TOKENS = 200;
    private static final int SUMMARY_TOKENS = 60;

    /** Documents at once: so many are in flight that a kill meets some. */
    private static final int AT_ONCE = 4;

    /** A chat model, by what a worker is set up for; the embedding model is the same everywhere. */
    enum Models {
        FIRST,
        SECOND,
        /** Summaries of chosen sentences. */
        NONE;

        /** By key. */
        Map<String, String> settings(String address) {
            Map<String, String> settings = new HashMap<>();
            settings.put("raptor.embedding.base-url", address);
            settings.put("raptor.embedding.model", "vectors");
            settings.put("raptor.embedding.timeout", Stage.MODEL_TIMEOUT.toString());
            if (this != NONE) {
                settings.put("raptor.chat.base-url", address);
                settings.put("raptor.chat.model", this == FIRST ? "first" : "second");
                settings.put("raptor.chat.timeout", Stage.MODEL_TIMEOUT.toString());
            }
            return settings;
        }
    }

    /**
     * From files of the folder that is called as the task.
     *
     * @param first number of its first document: no two tasks have a text in common
     */
    static ClusterTask prepared(Path folder, String name, Models models, int first, int documents) throws IOException {
        Path sources = folder.resolve(name);
        Corpus.of(documents).write(sources, first);
        Path home = folder.resolve("undisturbed-" + name);
        try (FaultyModel model = new FaultyModel(new FaultSchedule(List.of(), 1), Duration.ZERO)) {
            ModelProfile profile;
            try (RunningRaptor running = RunningRaptor.start(home, Role.SERVER, models.settings(model.baseUrl()))) {
                profile = running.bean(ModelProfile.class);
                running.tasks().start(name, request(name, sources.toString()));
                running.await(name, status -> status.state() == TaskState.COMPLETED);
            }
            TaskRequest request = request(name, sources.toString()).with(new ModelChoice(profile, false));
            return new ClusterTask(name, request, exported(StoreSettings.home(home), name), model.requests());
        }
    }

    /** The same documents as objects of a storage. */
    ClusterTask in(ObjectStorage storage) throws IOException {
        Path files = Path.of(request.sources().get(0));
        try (Stream<Path> all = Files.list(files)) {
            for (Path file : all.sorted().toList()) {
                storage.put(name + "/" + file.getFileName(), Files.readString(file));
            }
        }
        String source = "s3://" + ObjectStorage.BUCKET + "/" + name;
        return new ClusterTask(name, request(name, source).with(request.models()), export, requests);
    }

    /** Trees of several levels over small leaves. */
    @SuppressWarnings("NullAway") // what is left out has its default
    static TaskRequest request(String name, String source) {
        RaptorSettings small = new RaptorSettings(
                null, null, null, null, LEAF_TOKENS, CLUSTER_TOKENS, SUMMARY_TOKENS, null, null, null, null, null);
        return TaskRequest.of(
                        name, name, List.of(source), small, Limits.defaults().with(AT_ONCE))
                .withStartsPerRun(8);
    }

    static String exported(StoreSettings settings, String dataset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Store store = SqlStore.open(settings)) {
            new Exporter(store.publishedTrees()).export(dataset, out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
