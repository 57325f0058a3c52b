package io.raptor.starter.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveTextTest {

    private final StringWriter screen = new StringWriter();
    private final LiveText live = new LiveText(new PrintWriter(screen, true));

    @Test
    void onlyWhatChangedIsDrawnAnew() {
        live.show(List.of("one", "tw"));
        live.show(List.of("one", "two", "three"));
        assertThat(screen.toString().replace("\r\n", "\n")).isEqualTo("one\ntw\n\u001b[1A\r\u001b[Jtwo\nthree\n");
    }

    @Test
    void whatIsShownAlreadyIsLeftAsItIs() {
        live.show(List.of("one", "two"));
        live.show(List.of("one", "two"));
        assertThat(screen.toString()).containsOnlyOnce("two").doesNotContain("\u001b");
    }

    @Test
    void linesBeyondTheWindowAreNotReachedForButWrittenBelow() {
        live.show(Collections.nCopies(30, "words"));
        live.show(List.of("checked"));
        assertThat(screen.toString()).doesNotContain("\u001b").endsWith("checked" + System.lineSeparator());
    }
}
