package io.raptor.starter.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.Catalogue.TaskFilter;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            for (int i = 0; i < TURNS; i++) {
                TaskAction turn = i % 2 == 0 ? TaskAction.PAUSE : TaskAction.RESUME;
                raptor.tasks().control(TASK, turn, null);
                assertThat(raptor.tasks().tasks(TaskFilter.ALL, null, 1).items())
                        .singleElement()
                        .matches(
                                task -> task.isPaused() == (turn == TaskAction.PAUSE),
                                "as " + turn.text() + " left it");
            }
            raptor.tasks().control(TASK, TaskAction.CANCEL, null);
        }
    }
}
