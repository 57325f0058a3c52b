package io.raptor.starter.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.GraphModelActivitiesImpl;
import io.raptor.activity.ModelActivitiesImpl;
import io.raptor.activity.call.BudgetGuard;
import io.raptor.activity.call.CallPolicies;
import io.raptor.activity.call.ConcurrencyLimit;
import io.raptor.activity.call.LedgeredEmbeddings;
import io.raptor.activity.call.LedgeredSummaries;
import io.raptor.activity.call.RateLimit;
import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Store;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.store.StoreSettings;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.config.Settings;
import io.raptor.workflow.TaskQueues;
import io.raptor.workflow.activity.GraphModelActivities.CommunityRequest;
import io.raptor.workflow.activity.GraphModelActivities.ExtractRequest;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.ModelProfile;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerFactory;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker takes from the queues of its models. */
final class ModelQueuesTest {

    private static final String ENDPOINT = "http://127.0.0.1:9/v1";
    private static final Map<String, String> CHAT =
            Map.of("raptor.chat.base-url", ENDPOINT, "raptor.chat.model", "writer");
    private static final Map<String, String> EXTRACT =
            Map.of("raptor.extract.base-url", ENDPOINT, "raptor.extract.model", "reader");

    private final Store store =
            SqlStore.open(StoreSettings.inMemory(UUID.randomUUID().toString()));

    @AfterEach
    void close() {
        store.close();
    }

    private static RaptorProperties settings(List<Map<String, String>> parts) {
        Map<String, String> all = new HashMap<>();
        parts.forEach(all::putAll);
        return Settings.read(Map.of(), Map.of(), all);
    }

    private ModelQueueActivities activities(RaptorProperties properties) {
        ConfiguredModels models = ConfiguredModels.of(properties);
        CallPolicies policies = new CallPolicies(
                new ConcurrencyLimit(store, CallObserver.NONE),
                new BudgetGuard(store.ledger()),
                properties.priceList(),
                CallObserver.NONE);
        Clock clock = Clock.systemUTC();
        return new ModelQueueConfiguration()
                .modelQueueActivities(
                        store,
                        models,
                        new LedgeredEmbeddings(
                                models.embedder(),
                                RateLimit.unlimited(models.embedder().id()),
                                store.treeBuilds(),
                                store.ledger(),
                                policies,
                                clock),
                        new LedgeredSummaries(
                                models.summariser(),
                                RateLimit.unlimited(models.summariser().id()),
                                store.ledger(),
                                policies,
                                clock),
                        new ChatCalls(properties, store, models, policies, clock, CallObserver.NONE));
    }

    private static GraphModelActivitiesImpl questions(ModelQueueActivities activities, String model) {
        return Stream.of(activities.of(model))
                .filter(GraphModelActivitiesImpl.class::isInstance)
                .map(GraphModelActivitiesImpl.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachModelIsAskedByItsOwnQueue() {
        ModelQueueActivities activities = activities(settings(List.of(CHAT, EXTRACT)));
        ModelProfile other = new ModelProfile("openai/other", "minilm", false, 64);
        ExtractRequest strange = new ExtractRequest("task", 1, 0, GraphRagSettings.defaults(), 1, other);
        for (String model : List.of("openai/reader", "openai/writer")) {
            assertThat(activities.of(model))
                    .hasOnlyElementsOfTypes(ModelActivitiesImpl.class, GraphModelActivitiesImpl.class)
                    .hasSize(2);
            assertThatThrownBy(() -> questions(activities, model).extract(strange))
                    .isInstanceOf(IndexingException.class)
                    .hasMessage("the call is for openai/other, this worker is configured for " + model);
        }
    }

    @Test
    void aModelThatReadsMayBeTheOnlyOne() {
        RaptorProperties properties = settings(List.of(EXTRACT));
        ModelProfile profile = ConfiguredModels.of(properties).profile();
        ModelQueueActivities activities = activities(properties);
        assertThat(profile.extractor()).isEqualTo("openai/reader");
        assertThat(activities.of(profile.chat())).hasOnlyElementsOfType(ModelActivitiesImpl.class);
        assertThat(activities.of("openai/reader")).hasSize(2);
    }

    @Test
    void aModelThatReportsHasItsOwnQueue() {
        Map<String, String> report = Map.of("raptor.report.base-url", ENDPOINT, "raptor.report.model", "reporter");
        RaptorProperties properties = settings(List.of(CHAT, EXTRACT, report));
        ModelProfile profile = ConfiguredModels.of(properties).profile();
        assertThat(profile.reporter()).isEqualTo("openai/reporter");
        CommunityRequest strange = new CommunityRequest(
                "task", GraphRagSettings.defaults(), 0, 0, 1, new ModelProfile("openai/other", "minilm", false, 64));
        assertThatThrownBy(() ->
                        questions(activities(properties), "openai/reporter").report(strange))
                .hasMessage("the call is for openai/other, this worker is configured for openai/reporter");
    }

    @Test
    void modelsInThisProcessAnswerNoQuestions() {
        RaptorProperties properties = settings(List.of());
        ModelProfile profile = ConfiguredModels.of(properties).profile();
        assertThat(profile.extract()).isNull();
        for (String model : profile.ids()) {
            assertThat(activities(properties).of(model)).hasOnlyElementsOfType(ModelActivitiesImpl.class);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWorkerPollsForAllItsModelsIfItTakesTheirCalls(boolean takes) {
        RaptorProperties properties = settings(List.of(
                CHAT,
                EXTRACT,
                Map.of("raptor.worker.queues", takes ? "model" : "compute"),
                Map.of("raptor.temporal.target", "host:7233")));
        ModelProfile profile = ConfiguredModels.of(properties).profile();
        TaskQueues queues = TaskQueues.DEFAULT;
        try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
            WorkerFactory factory = environment.getWorkerFactory();
            new WorkerQueues(
                            factory,
                            queues,
                            profile,
                            properties.worker(),
                            WorkerDeploymentOptions.newBuilder().build())
                    .models(activities(properties));
            assertThat(profile.ids()).hasSize(3).contains("openai/writer", "openai/reader");
            for (String model : profile.ids()) {
                assertThat(factory.tryGetWorker(queues.model(model)) != null).isEqualTo(takes);
            }
        }
    }
}
