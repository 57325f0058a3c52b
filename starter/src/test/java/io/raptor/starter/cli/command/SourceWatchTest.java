package io.raptor.starter.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.cli.command.FolderState.Stamp;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceWatchTest {

    @TempDir
    Path folder;

    private static FolderState of(long bytes) {
        return new FolderState(Map.of(Path.of("a.md"), new Stamp(bytes, 1)));
    }

    @Test
    void waitsUntilAChangeIsOver() throws InterruptedException {
        Deque<FolderState> seen = new ArrayDeque<>(List.of(of(1), of(1), of(2), of(3), of(3), of(9)));
        new SourceWatch(seen::remove, looked -> {}).awaitChange(of(1));
        assertThat(seen).containsExactly(of(9));
    }

    @Test
    void whatChangedWhileItWasReadIsAChange() throws InterruptedException {
        Deque<FolderState> seen = new ArrayDeque<>(List.of(of(2), of(2)));
        new SourceWatch(seen::remove, looked -> {}).awaitChange(of(1));
        assertThat(seen).isEmpty();
    }

    @Test
    void aChangeThatIsTakenBackIsNone() throws InterruptedException {
        Deque<FolderState> seen = new ArrayDeque<>(List.of(of(2), of(1), of(1), of(4), of(4)));
        new SourceWatch(seen::remove, looked -> {}).awaitChange(of(1));
        assertThat(seen).isEmpty();
    }

    @Test
    void seesTheFilesThatATaskTakes() throws IOException {
        TaskRequest request =
                TaskRequest.of("t", "t", List.of(folder.toString()), RaptorSettings.defaults(), Limits.defaults());
        Files.writeString(folder.resolve("a.md"), "a");
        FolderState before = FolderState.of(request);
        Files.createDirectory(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/index"), "x");
        assertThat(FolderState.of(request)).isEqualTo(before);
        Files.writeString(folder.resolve("b.md"), "b");
        assertThat(FolderState.of(request)).isNotEqualTo(before);
    }
}
