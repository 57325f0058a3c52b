package io.raptor.starter.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.config.Role;
import io.raptor.starter.testing.RunningRaptor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Health and metrics: who may read them, and that this opens nothing else. */
@Timeout(120)
final class WatcherAttackTest {

    private static final String RIGHT = "Authorization: Bearer secret";
    private static final String WRONG = "Authorization: Bearer other";
    private static final String ELSEWHERE = "X-Forwarded-For: 203.0.113.9";
    private static final String METRICS = "/actuator/prometheus";
    private static final List<String> HEALTH =
            List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness");

    @TempDir
    Path folder;

    private RunningRaptor started(Role role, String token) {
        return RunningRaptor.start(folder, role, Map.of("raptor.server.token", token));
    }

    private static void answers(int status, Wire wire, String path, String... headers) throws IOException {
        assertThat(wire.get(path, headers).status())
                .as(path + " " + String.join(", ", headers))
                .isEqualTo(status);
    }

    @Test
    void healthIsToldToEverybodyAndMetricsFromElsewhereToWhoHasTheToken() throws IOException {
        for (Role role : List.of(Role.SERVER, Role.WORKER)) {
            try (RunningRaptor raptor = started(role, "secret")) {
                Wire wire = Wire.watching(raptor);
                for (String path : HEALTH) {
                    answers(200, wire, path, ELSEWHERE, "Host: 10.1.2.3:8081");
                }
                answers(200, wire, METRICS);
                answers(401, wire, METRICS, ELSEWHERE);
                answers(401, wire, METRICS, ELSEWHERE, WRONG);
                answers(200, wire, METRICS, ELSEWHERE, RIGHT);
                for (String path : List.of("/api/v1/task", "/", "/login", "/actuator/env", "/actuator/health/")) {
                    answers(404, wire, path, RIGHT);
                }
                assertThat(wire.post(METRICS, "x", RIGHT).status()).isEqualTo(405);
            }
        }
    }

    @Test
    void aTokenOfMetricsOpensThemAndNothingElse() throws IOException {
        Map<String, String> settings = Map.of("raptor.server.token", "secret", "raptor.metrics.token", "other");
        try (RunningRaptor raptor = RunningRaptor.start(folder, Role.SERVER, settings)) {
            Wire wire = Wire.watching(raptor);
            answers(401, wire, METRICS);
            answers(200, wire, METRICS, WRONG);
            answers(200, wire, METRICS, ELSEWHERE, RIGHT);
            answers(401, new Wire(raptor), "/api/v1/task", WRONG);
        }
    }

    @Test
    void aPageOfElsewhereReadsNoMetrics() throws IOException {
        try (RunningRaptor raptor = started(Role.SERVER, "")) {
            Wire wire = Wire.watching(raptor);
            answers(200, wire, METRICS);
            answers(403, wire, METRICS, "Origin: https://evil.example");
            answers(403, wire, METRICS, "Sec-Fetch-Site: cross-site");
        }
    }
}
