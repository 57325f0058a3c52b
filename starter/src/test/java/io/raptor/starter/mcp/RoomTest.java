package io.raptor.starter.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.starter.problem.OperationException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoomTest {

    private static Room of(int tokens) {
        return Room.of(new Arguments(Map.of(Room.NAME, tokens)));
    }

    @Test
    void takesPassagesUntilTheyNoLongerFit() {
        Room room = of(60);
        assertThat(room.passage("a.md", "one", 40)).isTrue();
        assertThat(room.passage("b.md", "two", 40)).isFalse();
        assertThat(room.written()).isEqualTo("a.md\none");
    }

    @Test
    void cutsTheFirstPassageRatherThanShowNone() {
        Room room = of(50);
        assertThat(room.passage("a.md", "word ".repeat(400), 400)).isTrue();
        assertThat(room.written()).startsWith("a.md\nword word").endsWith("… (cut: raise max_tokens)");
        assertThat(room.written().length()).isLessThan(400);
        assertThat(room.line("more")).isFalse();
    }

    @Test
    void refusesSizesThatAreNone() {
        assertThatThrownBy(() -> of(1)).isInstanceOf(OperationException.class).hasMessageContaining("max_tokens must");
        Arguments fraction = new Arguments(Map.of(Room.NAME, 100.5));
        assertThatThrownBy(() -> Room.of(fraction)).isInstanceOf(OperationException.class);
    }
}
