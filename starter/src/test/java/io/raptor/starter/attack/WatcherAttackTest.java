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
    private static final List<String> WATCHED = List.of(
            "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus");

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
    void aServerIsWatchedFromHereByAnybodyAndFromElsewhereWithTheToken() throws IOException {
        try (RunningRaptor raptor = started(Role.SERVER, "secret")) {
            Wire wire = new Wire(raptor);
            for (String path : WATCHED) {
                answers(200, wire, path);
                answers(401, wire, path, ELSEWHERE);
                answers(200, wire, path, ELSEWHERE, RIGHT);
            }
            answers(401, wire, "/api/v1/task");
            answers(200, wire, "/api/v1/task", RIGHT);
            answers(401, wire, "/actuator/health", WRONG);
        }
    }

    @Test
    void aWorkerIsWatchedInTheSameWayAndNotUsed() throws IOException {
        try (RunningRaptor raptor = started(Role.WORKER, "secret")) {
            Wire wire = new Wire(raptor);
            for (String path : WATCHED) {
                answers(200, wire, path);
                answers(401, wire, path, ELSEWHERE);
                answers(200, wire, path, ELSEWHERE, RIGHT);
            }
            answers(401, wire, "/actuator/health", ELSEWHERE, WRONG);
            for (String path : List.of("/api/v1/task", "/", "/actuator/env", "/actuator/health/")) {
                answers(401, wire, path);
                answers(401, wire, path, RIGHT);
            }
        }
    }

    @Test
    void aWorkerWithoutATokenIsWatchedFromHereOnly() throws IOException {
        try (RunningRaptor raptor = started(Role.WORKER, "")) {
            Wire wire = new Wire(raptor);
            for (String header : List.of(ELSEWHERE, "Forwarded: for=203.0.113.9", "X-Real-IP: ::1", "Via: 1.1 proxy")) {
                answers(401, wire, "/actuator/prometheus", header);
            }
            answers(200, wire, "/actuator/prometheus");
            for (String shown :
                    List.of("Authorization: Bearer ", "Authorization: Bearer \t", "Authorization: Bearer x")) {
                answers(401, wire, "/actuator/prometheus", ELSEWHERE, shown);
                answers(401, wire, "/api/v1/task", shown);
            }
        }
    }
}
