package io.raptor.starter.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.source.SourceState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceWatchTest {

    private static SourceState of(long bytes) {
        return new SourceState(Map.of("a.md", bytes + " 1"));
    }

    @Test
    void waitsUntilAChangeIsOver() throws InterruptedException {
        Deque<SourceState> seen = new ArrayDeque<>(List.of(of(1), of(1), of(2), of(3), of(3), of(9)));
        new SourceWatch(seen::remove, looked -> {}).awaitChange(of(1));
        assertThat(seen).containsExactly(of(9));
    }

    @Test
    void whatChangedWhileItWasReadIsAChange() throws InterruptedException {
        Deque<SourceState> seen = new ArrayDeque<>(List.of(of(2), of(2)));
        new SourceWatch(seen::remove, looked -> {}).awaitChange(of(1));
        assertThat(seen).isEmpty();
    }

    @Test
    void aChangeThatIsTakenBackIsNone() throws InterruptedException {
        Deque<SourceState> seen = new ArrayDeque<>(List.of(of(2), of(1), of(1), of(4), of(4)));
        new SourceWatch(seen::remove, looked -> {}).awaitChange(of(1));
        assertThat(seen).isEmpty();
    }
}
