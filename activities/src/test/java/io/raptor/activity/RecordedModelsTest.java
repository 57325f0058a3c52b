package io.raptor.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Store;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.store.StoreSettings;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.ModelChoice;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordedModelsTest {

    private static final ModelProfile LARGE = new ModelProfile("openai/large", "minilm", false, 64);
    private static final ModelProfile SMALL = new ModelProfile("openai/small", "minilm", false, 64);
    private static final ModelProfile READING = new ModelProfile("openai/large", "minilm", false, 64, "openai/small");
    private static final ModelProfile FOREIGN = new ModelProfile("openai/large", "openai/embed", true, 64);

    private final Store store =
            SqlStore.open(StoreSettings.inMemory(UUID.randomUUID().toString()));
    private final RecordedModels models = new RecordedModels(store.catalogue());

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aNewTaskTakesTheWorkersModelsUnlessItNamesItsOwn() {
        assertThat(models.choose("task", request(null), LARGE)).isEqualTo(LARGE);
        assertThat(models.choose("task", request(new ModelChoice(SMALL, false)), LARGE))
                .isEqualTo(SMALL);
        assertThat(models.recorded("task")).isEmpty();
    }

    @Test
    void aTaskKeepsItsModelsWhicheverWorkerRegistersItAgain() {
        begin(LARGE);
        assertThat(models.recorded("task")).contains(LARGE);
        assertThat(models.choose("task", request(null), SMALL)).isEqualTo(LARGE);
    }

    @Test
    void otherModelsAreRefusedByBothNamesUnlessAChangeIsAskedFor() {
        begin(LARGE);
        for (ModelProfile other : List.of(SMALL, FOREIGN)) {
            assertThatThrownBy(() -> models.choose("task", request(new ModelChoice(other, false)), other))
                    .isInstanceOf(IndexingException.class)
                    .hasMessageContaining(LARGE.text())
                    .hasMessageContaining(other.text())
                    .hasMessageContaining("--models changed");
            assertThat(models.choose("task", request(new ModelChoice(other, true)), LARGE))
                    .isEqualTo(other);
        }
    }

    @Test
    void aChangeToModelsThatAreNotNamedIsToTheWorkers() {
        begin(LARGE);
        assertThat(models.choose("task", request(new ModelChoice(null, true)), SMALL))
                .isEqualTo(SMALL);
        assertThat(models.choose("task", request(new ModelChoice(null, false)), SMALL))
                .isEqualTo(LARGE);
    }

    @Test
    void aTaskThatMakesTreesHasNoOtherModelForGraphs() {
        assertThat(models.choose("task", request(null), READING)).isEqualTo(LARGE);
        begin(LARGE);
        assertThat(models.choose("task", request(new ModelChoice(READING, false)), READING))
                .isEqualTo(LARGE);
    }

    @Test
    void aGraphsOtherModelIsRefusedByBothNamesUnlessAChangeIsAskedFor() {
        begin(READING);
        assertThat(models.choose("task", graph(null), SMALL)).isEqualTo(READING);
        assertThatThrownBy(() -> models.choose("task", graph(new ModelChoice(LARGE, false)), LARGE))
                .isInstanceOf(IndexingException.class)
                .hasMessageContaining("started with " + READING.text())
                .hasMessageContaining("continue with " + LARGE.text());
        assertThat(models.choose("task", graph(new ModelChoice(LARGE, true)), LARGE))
                .isEqualTo(LARGE);
    }

    private static TaskRequest graph(@Nullable ModelChoice choice) {
        return request(choice).forGraph(GraphRagSettings.defaults());
    }

    private void begin(ModelProfile profile) {
        store.catalogue().beginRun("task", request(new ModelChoice(profile, false)));
    }

    private static TaskRequest request(@Nullable ModelChoice choice) {
        TaskRequest request =
                TaskRequest.of("task", "data", List.of("/data"), RaptorSettings.defaults(), Limits.defaults());
        return choice == null ? request : request.with(choice);
    }
}
