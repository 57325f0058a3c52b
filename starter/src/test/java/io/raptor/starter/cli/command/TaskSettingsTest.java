package io.raptor.starter.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TaskSettingsTest {

    private final List<String> faults = new ArrayList<>();

    private TaskRequest request(String... settings) {
        return TaskSettings.request(
                new TaskSettings.Named("t", "d", TaskType.RAPTOR), List.of("/documents"), List.of(settings), faults);
    }

    @Test
    void takesShortAndLongNames() {
        TaskRequest request = request("chunk_tokens=200", "limits.max_errors=1", "clustering=gmm");
        assertThat(faults).isEmpty();
        assertThat(request.raptor().chunkTokens()).isEqualTo(200);
        assertThat(request.limits().maxErrors()).isEqualTo(1);
    }

    @Test
    void namesEveryFaultInOneAnswer() {
        request("chunk_tokens=many", "colour=red", "alone", "max_levels=99");
        assertThat(faults)
                .hasSize(4)
                .anyMatch(fault -> fault.contains("chunk_tokens"))
                .anyMatch(fault -> fault.contains("colour"))
                .anyMatch(fault -> fault.contains("alone"))
                .anyMatch(fault -> fault.contains("max_levels"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max_errors=1.5 | limits.max_errors must be a whole number",
                "limits.cost_budget=much | limits.cost_budget must be a number",
                "tables=perhaps | raptor.tables must be true or false",
                "clustering=best | raptor.clustering must be",
                "on_outage=wait | limits.on_outage must be pause or fail",
                "raptor.max_errors=1 | raptor.max_errors does not exist here: there is use_raptor",
                "limit.max_errors=1 | limit.max_errors does not exist here: there is use_raptor",
                "dataset=x | dataset does not exist here: there is use_raptor",
                "sources.x=1 | sources.x does not exist here: there is use_raptor",
                "max_levels=99 | raptor.max_levels must be between 1 and 20, not 99",
                "prompt=7 | raptor.prompt must hold",
            })
    void aFaultIsWordedAsForPrograms(String setting, String fault) {
        request(setting);
        assertThat(faults).singleElement().asString().startsWith(fault);
    }

    @Test
    void tellsTheShellHowATaskEnded() {
        assertThat(ExitCode.of(TaskState.COMPLETED)).isZero();
        assertThat(ExitCode.of(TaskState.FAILED)).isEqualTo(1);
        assertThat(ExitCode.of(TaskState.COMPLETED_WITH_FAILURES)).isEqualTo(3);
        assertThat(ExitCode.of(TaskState.CANCELLED)).isEqualTo(4);
    }
}
