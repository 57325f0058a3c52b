package io.raptor.starter.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.ModelChoice;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChosenModelsTest {

    private static final ModelProfile OWN = profile("extractive/1", "minilm");

    private static ModelProfile profile(String chat, String embedding) {
        return new ModelProfile(chat, embedding, false, 64);
    }

    private static Optional<ModelChoice> begunWith(ModelProfile profile, boolean changed) {
        return Optional.of(new ModelChoice(profile, changed));
    }

    private static Optional<TaskRequest> running(ModelProfile profile) {
        TaskRequest request =
                TaskRequest.of("out", "out", List.of("/papers"), RaptorSettings.defaults(), Limits.defaults());
        return Optional.of(request.with(new ModelChoice(profile, false)));
    }

    @ParameterizedTest
    @CsvSource({"openai/x, minilm", "extractive/1, openai/e", "openai/x, openai/e"})
    void aTaskBegunWithOtherModelsIsRefusedNamingBoth(String chat, String embedding) {
        assertThatExceptionOfType(OperationException.class)
                .isThrownBy(() -> ChosenModels.of(OWN)
                        .chosen("out", TaskType.RAPTOR, begunWith(profile(chat, embedding), false), true))
                .withMessage("task out was started with " + chat + " and " + embedding
                        + "; this process is configured for extractive/1 and minilm: configure the former again, or continue with"
                        + " --models changed")
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(Kind.CONFLICT));
    }

    @Test
    void whoSaysThatTheyChangedGoesOn() {
        assertThat(ChosenModels.of(OWN)
                        .changing()
                        .chosen("out", TaskType.RAPTOR, begunWith(profile("openai/x", "minilm"), false), true))
                .isEqualTo(new ModelChoice(OWN, true));
    }

    @Test
    void howModelsAreCalledMakesThemNoOthers() {
        ModelProfile batched = new ModelProfile("extractive/1", "minilm", true, 1);
        assertThat(ChosenModels.of(OWN).chosen("out", TaskType.RAPTOR, begunWith(batched, false), false))
                .isEqualTo(new ModelChoice(OWN, false));
    }

    @Test
    void nothingRecordedIsNoReasonToRefuse() {
        ModelChoice own = new ModelChoice(OWN, false);
        assertThat(ChosenModels.of(OWN).chosen("out", TaskType.RAPTOR, Optional.empty(), false))
                .isEqualTo(own);
        assertThat(ChosenModels.of(OWN)
                        .chosen("out", TaskType.RAPTOR, Optional.of(new ModelChoice(null, false)), false))
                .isEqualTo(own);
    }

    @Test
    void aClientWithoutModelsNamesNone() {
        assertThat(ChosenModels.unnamed().chosen("out", TaskType.RAPTOR, begunWith(OWN, false), true))
                .isNull();
        assertThat(ChosenModels.unnamed().changing().chosen("out", TaskType.RAPTOR, begunWith(OWN, false), true))
                .isEqualTo(new ModelChoice(null, true));
    }

    @Test
    void leaveToChangeLastsAsLongAsTheRunThatGotIt() {
        assertThat(ChosenModels.of(OWN).chosen("out", TaskType.RAPTOR, begunWith(OWN, true), true))
                .isEqualTo(new ModelChoice(OWN, true));
        assertThat(ChosenModels.of(OWN).chosen("out", TaskType.RAPTOR, begunWith(OWN, true), false))
                .isEqualTo(new ModelChoice(OWN, false));
    }

    @Test
    void aTaskThatRunsWithOthersKeepsThem() {
        assertThatExceptionOfType(OperationException.class)
                .isThrownBy(() -> ChosenModels.of(OWN)
                        .changing()
                        .refuseOthersOfRunning("out", running(profile("openai/x", "minilm"))))
                .withMessageContaining("openai/x and minilm, not with extractive/1 and minilm")
                .withMessageContaining("wait for its end, or cancel it");
        ChosenModels.of(OWN).changing().refuseOthersOfRunning("out", running(OWN));
        ChosenModels.unnamed().refuseOthersOfRunning("out", running(OWN));
    }

    @Test
    void anotherModelThatReadsForGraphsConcernsGraphsAlone() {
        ModelProfile reading = new ModelProfile("extractive/1", "minilm", false, 64, "openai/reader");
        assertThat(ChosenModels.of(reading).chosen("out", TaskType.RAPTOR, begunWith(OWN, false), true))
                .isEqualTo(new ModelChoice(OWN, false));
        assertThat(ChosenModels.of(reading).chosen("out", TaskType.GRAPHRAG, begunWith(reading, false), true))
                .isEqualTo(new ModelChoice(reading, false));
        assertThatExceptionOfType(OperationException.class)
                .isThrownBy(
                        () -> ChosenModels.of(reading).chosen("out", TaskType.GRAPHRAG, begunWith(OWN, false), true))
                .withMessageContaining("started with extractive/1 and minilm")
                .withMessageContaining("configured for extractive/1, openai/reader for graphs and minilm");
        ChosenModels.of(reading).refuseOthersOfRunning("out", running(OWN));
        Optional<TaskRequest> graph = running(OWN).map(request -> request.forGraph(GraphRagSettings.defaults()));
        assertThatExceptionOfType(OperationException.class)
                .isThrownBy(() -> ChosenModels.of(reading).refuseOthersOfRunning("out", graph))
                .withMessageContaining("not with extractive/1, openai/reader for graphs and minilm");
    }
}
