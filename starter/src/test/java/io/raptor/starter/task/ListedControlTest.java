package io.raptor.starter.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.activity.port.Catalogue.TaskFilter;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class ListedControlTest {

    private static final String TASK = "listed";
    private static final int TURNS = 10;

    @Test
    void theListShowsWhatWasConfirmed(@TempDir Path folder) throws IOException {
        Path notes = Files.createDirectories(folder.resolve("notes"));
        for (int i = 0; i < 300; i++) {
            Files.writeString(notes.resolve(i + ".md"), "Note " + i + " says that the lamp was lit.");
        }
        try (RunningRaptor raptor = RunningRaptor.server(folder.resolve("home"))) {
            Limits one = Limits.defaults().with(1);
            raptor.tasks()
                    .start(TASK, TaskRequest.of(TASK, TASK, List.of(notes.toString()), RaptorSettings.defaults(), one));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> listed(raptor).anyMatch(task -> task.state() == TaskState.RUNNING));
            for (int i = 0; i < TURNS; i++) {
                TaskAction turn = i % 2 == 0 ? TaskAction.PAUSE : TaskAction.RESUME;
                raptor.tasks().control(TASK, turn, null);
                assertThat(listed(raptor))
                        .as("after turn %d, a %s", i, turn.text())
                        .singleElement()
                        .returns(turn == TaskAction.PAUSE, TaskStatus::isPaused);
            }
            raptor.tasks().control(TASK, TaskAction.CANCEL, null);
        }
    }

    private static Stream<TaskStatus> listed(RunningRaptor raptor) {
        return raptor.tasks().tasks(TaskFilter.ALL, null, 1).items().stream();
    }
}
