package io.raptor.activity.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.CallObserver.CallKind;
import io.raptor.activity.port.CallObserver.Flight;
import io.raptor.activity.port.CallObserver.Target;
import io.raptor.workflow.model.FailureType;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class CallTimesTest {

    private static final Target CHAT = new Target(CallKind.CHAT, "m");
    private static final Target EMBEDDING = new Target(CallKind.EMBEDDING, "e");

    private final CallTimes times = new CallTimes(Clock.systemUTC());
    private final CallObserver calls = times.beside(CallObserver.NONE);

    @Test
    void callsAtOnceAreOneTime() {
        Instant start = Instant.now();
        Flight one = calls.began(CHAT, 1);
        Flight two = calls.began(CHAT, 1);
        Flight batch = calls.began(EMBEDDING, 64);
        one.answered(1, 1);
        two.answered(1, 1);
        batch.answered(1, 0);
        CallWindow window = times.since(start);
        assertThat(window.chat().calls()).isEqualTo(2);
        assertThat(window.embedding().texts()).isEqualTo(64);
        assertThat(window.chat().busy()).isLessThanOrEqualTo(window.busy());
        assertThat(window.chat().seconds()).isGreaterThanOrEqualTo(window.chat().busy());
    }

    @Test
    void failedCallsTookTimeAndDidNothing() {
        Instant start = Instant.now();
        calls.began(CHAT, 1).failed(FailureType.MODEL_UNAVAILABLE);
        CallWindow window = times.since(start);
        assertThat(window.isEmpty()).isTrue();
        assertThat(window.busy()).isPositive();
    }

    @Test
    void callsInFlightAreKnownByTheirAge() {
        Flight one = calls.began(CHAT, 1);
        calls.began(CHAT, 1);
        assertThat(times.ages(CallKind.CHAT)).hasSize(2).isSortedAccordingTo(Comparator.reverseOrder());
        one.answered(1, 1);
        assertThat(times.ages(CallKind.CHAT)).hasSize(1);
        assertThat(times.ages(CallKind.EMBEDDING)).isEmpty();
    }

    @Test
    void aTimeBeginsWithItsFirstCall() {
        calls.began(CHAT, 1).answered(1, 1);
        Instant later = Instant.now().plusSeconds(60);
        assertThat(times.since(later).isEmpty()).isTrue();
    }
}
