package io.raptor.starter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.config.Role;
import io.raptor.starter.task.TaskAction;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.starter.text.Json;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A start that is sent again. No model answers, so that tasks hold, and run for as long as a test wants. */
@Timeout(120)
final class RepeatedStartTest {

    @TempDir
    static Path folder;

    private static Path notes;
    private static RunningRaptor raptor;

    @BeforeAll
    static void start() throws IOException {
        notes = Files.createDirectory(folder.resolve("notes"));
        String text = IntStream.range(0, 40)
                .mapToObj(day -> "On day " + day + " the ferry left the harbour late because of the wind.")
                .reduce("", (one, other) -> one + other + "\n\n");
        Files.writeString(notes.resolve("a.md"), text);
        raptor = RunningRaptor.start(
                folder.resolve("home"),
                Role.SERVER,
                Map.of(
                        "raptor.sources.roots", folder.toString(),
                        "raptor.chat.base-url", "http://127.0.0.1:1/v1",
                        "raptor.chat.model", "m"));
    }

    @AfterAll
    static void stop() {
        raptor.tasks().tasks().stream()
                .filter(task -> !task.state().ended())
                .forEach(task -> raptor.tasks().control(task.taskId(), TaskAction.CANCEL, null));
        raptor.close();
    }

    private static String body(String task, String more) {
        return "{\"task_id\":\"" + task + "\",\"dataset\":\"" + task + "\",\"sources\":[" + Json.write(notes.toString())
                + "]" + more + "}";
    }

    private static HttpResponse<String> post(String body) {
        return raptor.post("/api/v1/task", body);
    }

    @Test
    void theSameStartFindsTheRunningTask() {
        HttpResponse<String> first = post(body("same", ""));
        assertThat(first.statusCode()).isEqualTo(201);
        HttpResponse<String> again = post(body("same", ",\"raptor\":{},\"limits\":{\"max_concurrent_documents\":8}"));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.headers().firstValue("Location")).contains("/api/v1/task/same");
        assertThat(Json.read(again.body(), TaskStatus.class).taskId()).isEqualTo("same");
    }

    @Test
    void anotherStartIsRefusedAndChangesNothing() {
        post(body("other", ""));
        HttpResponse<String> other = post(body("other", ",\"limits\":{\"token_budget\":77}"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("choose another task id");
        assertThat(raptor.tasks().status("other"))
                .map(TaskStatus::state)
                .hasValueSatisfying(state -> assertThat(state.ended()).isFalse());
    }

    @Test
    void aBudgetSetMeanwhileMakesTheSameStartNoOther() {
        post(body("budget", ""));
        raptor.await("budget", status -> status.pauseReason() != null);
        raptor.tasks().setBudget("budget", new Budget(1_000_000L, null));
        assertThat(post(body("budget", "")).statusCode()).isEqualTo(200);
    }

    @Test
    void equalStartsAtOneMomentBeginOneTask() throws Exception {
        int callers = 8;
        ExecutorService together = Executors.newFixedThreadPool(callers);
        try {
            CountDownLatch begin = new CountDownLatch(1);
            List<Future<Integer>> answers = IntStream.range(0, callers)
                    .mapToObj(caller -> together.submit(() -> {
                        begin.await();
                        return post(body("race", "")).statusCode();
                    }))
                    .toList();
            begin.countDown();
            int[] statuses = new int[callers];
            for (int i = 0; i < callers; i++) {
                statuses[i] = answers.get(i).get();
            }
            assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
        } finally {
            together.shutdownNow();
        }
    }

    @Test
    void anEndedTasksStartBeginsItsNextRun() {
        post(body("next", ""));
        raptor.tasks().control("next", TaskAction.CANCEL, null);
        raptor.await("next", status -> status.state().ended());
        assertThat(post(body("next", "")).statusCode()).isEqualTo(201);
    }

    @Test
    void theSameStartFindsATaskThatGoesOnWithWhatWasLeft() {
        post(body("left", ""));
        raptor.tasks().control("left", TaskAction.CANCEL, null);
        raptor.await("left", status -> status.state().ended());
        raptor.tasks().control("left", TaskAction.RESUME, null);
        assertThat(post(body("left", "")).statusCode()).isEqualTo(200);
    }

    @Test
    void aCommandBesideTheServerMaySetLimitsByStartingAgain() {
        post(body("owner", ""));
        raptor.await("owner", status -> status.pauseReason() != null);
        TaskRequest wider = Json.read(
                body("owner", ",\"limits\":{\"max_concurrent_documents\":3,\"token_budget\":500}"), TaskRequest.class);
        HttpResponse<String> answer =
                raptor.post("/api/v1/task", Json.write(wider), "Authorization", "Bearer " + raptor.ownerToken());
        assertThat(answer.statusCode()).isEqualTo(201);
    }
}
