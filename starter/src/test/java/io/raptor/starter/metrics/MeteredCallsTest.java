package io.raptor.starter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.raptor.activity.call.Caller;
import io.raptor.activity.call.ConcurrencyLimit;
import io.raptor.activity.call.ObservedSummariser;
import io.raptor.activity.port.CallObserver.CallKind;
import io.raptor.activity.port.CallObserver.Flight;
import io.raptor.activity.port.CallObserver.Target;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Summariser;
import io.raptor.activity.port.Summariser.ClusterContent;
import io.raptor.workflow.model.FailureType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class MeteredCallsTest {

    private static final Target CHAT = new Target(CallKind.CHAT, "m");
    private static final ClusterContent CLUSTER = new ClusterContent(List.of(), 10, "", 0);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MeteredCalls calls = new MeteredCalls(registry);

    @Test
    void countAnAnswerWithItsTokensAndItsTime() {
        summariser(() -> Answer.titled("t", "x", 100, 20)).summarise(CLUSTER, 0);
        assertThat(calls("ok")).isEqualTo(1);
        assertThat(tokens("in")).isEqualTo(100);
        assertThat(tokens("out")).isEqualTo(20);
        assertThat(latency().count()).isEqualTo(1);
        assertThat(inFlight()).isZero();
    }

    @Test
    void countEachFailureAsWhatItIs() {
        for (FailureType type : FailureType.values()) {
            assertThatThrownBy(() -> summariser(() -> {
                                throw new IndexingException(type, "no");
                            })
                            .summarise(CLUSTER, 0))
                    .isInstanceOf(IndexingException.class);
        }
        assertThatThrownBy(() -> summariser(() -> {
                            throw new IllegalStateException();
                        })
                        .summarise(CLUSTER, 0))
                .isInstanceOf(IllegalStateException.class);
        for (String outcome : List.of(
                "rate_limited",
                "unavailable",
                "credentials_rejected",
                "quota_exhausted",
                "model_misconfigured",
                "budget_reached",
                "task_paused",
                "refused",
                "bad_output")) {
            assertThat(calls(outcome)).as(outcome).isEqualTo(1);
        }
        assertThat(calls("error")).isEqualTo(FailureType.values().length - 9 + 1);
        assertThat(latency().count()).isEqualTo(FailureType.values().length + 1);
        assertThat(inFlight()).isZero();
    }

    @Test
    void seeACallWhileItIsInFlight() {
        Flight flight = calls.began(CHAT, 1);
        assertThat(inFlight()).isEqualTo(1);
        flight.failed(FailureType.RATE_LIMITED);
        assertThat(inFlight()).isZero();
    }

    @Test
    void countCachedCallsOnceInEachPlace() {
        calls.cached(CHAT, 3);
        assertThat(calls("cached")).isEqualTo(3);
        assertThat(registry.get("raptor.ledger.hits")
                        .tag("kind", "chat")
                        .counter()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void addUpWhatCallsCost() {
        assertThat(registry.find("raptor.model.cost").counter()).isNull();
        calls.charged(CHAT, 0.25);
        calls.charged(CHAT, 0.5);
        assertThat(registry.get("raptor.model.cost").tag("model", "m").counter().count())
                .isEqualTo(0.75, within(1e-9));
    }

    @Test
    void timeTheWaitForATurn() {
        new ConcurrencyLimit(calls).pass(new Caller("task", 1), () -> "done");
        calls.waited(Duration.ofSeconds(3));
        Timer waits = registry.get("raptor.model.wait").timer();
        assertThat(waits.count()).isEqualTo(2);
        assertThat(waits.max(java.util.concurrent.TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void timeTheWaitForTheModelsRate() {
        calls.throttled(Duration.ofSeconds(2));
        assertThat(registry.get("raptor.model.rate.wait").timer().totalTime(java.util.concurrent.TimeUnit.SECONDS))
                .isEqualTo(2);
    }

    private double calls(String outcome) {
        Counter counter = registry.find("raptor.model.calls")
                .tags("kind", "chat", "model", "m", "outcome", outcome)
                .counter();
        return Objects.requireNonNull(counter, outcome).count();
    }

    private double tokens(String direction) {
        return registry.get("raptor.model.tokens")
                .tags("model", "m", "direction", direction)
                .counter()
                .count();
    }

    private Timer latency() {
        return registry.get("raptor.model.latency")
                .tags("model", "m", "kind", "chat")
                .timer();
    }

    private double inFlight() {
        Gauge gauge = registry.get("raptor.model.in.flight").tag("kind", "chat").gauge();
        return gauge.value();
    }

    private Summariser summariser(Supplier<Answer> answer) {
        return new ObservedSummariser(new Answering(answer), calls);
    }

    private record Answering(Supplier<Answer> answer) implements Summariser {

        @Override
        public String id() {
            return "m";
        }

        @Override
        public boolean remote() {
            return true;
        }

        @Override
        public String question(ClusterContent content) {
            return "q";
        }

        @Override
        public Summary expected(ClusterContent content, double outputTokens) {
            return read(summarise(content, 0));
        }

        @Override
        public Answer summarise(ClusterContent content, int attempt) {
            return answer.get();
        }
    }
}
