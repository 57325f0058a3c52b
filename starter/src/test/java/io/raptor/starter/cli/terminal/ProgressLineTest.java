package io.raptor.starter.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.testing.Statuses;
import io.raptor.workflow.model.TaskState;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {

    private static final String BAR = "[########----------------]";
    private static final String LINE =
            "running: 12/155 documents, 8 running, 0 failed, 123 calls, 123456 tokens, 0.3 documents/s, 123 s left";
    private static final String PAUSED = "paused: 12/155 documents, 0 running, 0 failed, 9 calls; 休憩 night tariff";

    private final StringWriter screen = new StringWriter();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 20, 40, 60, 79, 80, 100, 119, 120, 200})
    void noLineIsWiderThanItsTerminal(int columns) {
        assertThat(FittedLine.width(FittedLine.of(BAR, LINE, columns))).isLessThanOrEqualTo(columns);
        assertThat(FittedLine.width(FittedLine.of(BAR, PAUSED, columns))).isLessThanOrEqualTo(columns);
    }

    @Test
    void figuresGoFromTheRightAndWhole() {
        assertThat(FittedLine.of(BAR, LINE, 79)).isEqualTo(BAR + " running: 12/155 documents, 8 running, 0 failed");
        assertThat(FittedLine.of(BAR, LINE, 200)).isEqualTo(BAR + " " + LINE);
    }

    @Test
    void whyATaskIsPausedStaysLongerThanFigures() {
        assertThat(FittedLine.of(BAR, PAUSED, 79)).endsWith("12/155 documents; 休憩 night tariff");
    }

    @Test
    void whatInterruptsBeginsOnALineOfItsOwnAndEndsTheDrawing() {
        ProgressLine line = new ProgressLine(new PrintWriter(screen, true), true, () -> 80);
        line.show(Statuses.status(TaskState.RUNNING, 5, 5), 0);
        line.end();
        line.show(Statuses.status(TaskState.RUNNING, 5, 5), 1);
        assertThat(screen.toString()).containsOnlyOnce("running: ").endsWith(System.lineSeparator());
    }

    @Test
    void elsewhereAPlainLineIsSaidOnce() {
        ProgressLine line = new ProgressLine(new PrintWriter(screen, true), false, () -> 80);
        for (int look = 0; look < 20; look++) {
            line.show(Statuses.status(TaskState.RUNNING, 5, 5), look);
        }
        line.end();
        assertThat(screen.toString()).hasLineCount(1).doesNotContain("\u001b");
    }
}
