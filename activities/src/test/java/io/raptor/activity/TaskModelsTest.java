package io.raptor.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Ledger.Entry;
import io.raptor.activity.port.Store;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.store.StoreSettings;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.ModelChoice;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskModelsTest {

    private static final ModelProfile LARGE = new ModelProfile("openai/large", "minilm", false, 64);
    private static final ModelProfile SMALL = new ModelProfile("openai/small", "minilm", false, 64);
    private static final ModelProfile FOREIGN = new ModelProfile("openai/large", "openai/embed", true, 64);

    private final Store store =
            SqlStore.open(StoreSettings.inMemory(UUID.randomUUID().toString()));
    private final TaskModels models = new TaskModels(store);

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
    void anotherChatModelIsRefusedOnceTheFirstHasAnsweredUnlessAChangeIsAskedFor() {
        begin(LARGE);
        ModelChoice small = new ModelChoice(SMALL, false);
        // A mistyped name never answers: the right one follows it without more ado.
        assertThat(models.choose("task", request(small), SMALL)).isEqualTo(SMALL);

        Entry entry = new Entry("key", "chat", "openai/large", "task", Instant.EPOCH, null);
        store.ledger().save(entry, new Answer("Title", "Text", 1, 1));
        assertThatThrownBy(() -> models.choose("task", request(small), SMALL))
                .isInstanceOf(IndexingException.class)
                .hasMessageContaining("openai/large and minilm")
                .hasMessageContaining("openai/small and minilm")
                .hasMessageContaining("--models changed");
        assertThat(models.choose("task", request(new ModelChoice(SMALL, true)), SMALL))
                .isEqualTo(SMALL);
    }

    @Test
    void anotherEmbeddingModelIsRefused() {
        begin(LARGE);
        assertThatThrownBy(() -> models.choose("task", request(new ModelChoice(FOREIGN, false)), FOREIGN))
                .isInstanceOf(IndexingException.class)
                .hasMessageContaining("openai/embed");
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
