package io.raptor.starter.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TaskSettingsTest {

    private final List<String> faults = new ArrayList<>();

    private TaskRequest request(String... settings) {
        return TaskSettings.request("t", "d", List.of("/documents"), List.of(settings), faults);
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

    @Test
    void tellsTheShellHowATaskEnded() {
        assertThat(ExitCode.of(TaskState.COMPLETED)).isZero();
        assertThat(ExitCode.of(TaskState.FAILED)).isEqualTo(1);
        assertThat(ExitCode.of(TaskState.COMPLETED_WITH_FAILURES)).isEqualTo(3);
        assertThat(ExitCode.of(TaskState.CANCELLED)).isEqualTo(4);
    }
}
