package io.raptor.workflow.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.workflow.model.TaskFigures.Pace;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void timeLeftGoesByUntilTheNextForecastButALastSecond() {
        Pace told = new Pace(0.5, 12.0, 30.0);
        assertThat(told.after(Duration.ofSeconds(10))).isEqualTo(new Pace(0.5, 12.0, 20.0));
        assertThat(told.after(Duration.ofSeconds(40)).etaSeconds()).isEqualTo(1);
        assertThat(new Pace(0.9, 12.0, 0.4).after(Duration.ofSeconds(1)).etaSeconds())
                .isEqualTo(0.4);
    }

    @Test
    void whatCannotBeToldYetStaysSo() {
        Pace unknown = new Pace(null, null, null);
        assertThat(unknown.after(Duration.ofSeconds(10))).isEqualTo(unknown);
    }
}
