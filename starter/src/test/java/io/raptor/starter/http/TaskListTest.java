package io.raptor.starter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.raptor.activity.port.Catalogue.DocumentFilter;
import io.raptor.activity.port.Catalogue.TaskFilter;
import io.raptor.starter.owner.Owner;
import io.raptor.starter.owner.RemoteTasks;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.task.TasksPage;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.starter.text.Json;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tasks in a list and one by one over HTTP, as programs and as commands beside the server see them. */
@Timeout(120)
final class TaskListTest {

    @TempDir
    static Path folder;

    private static RunningRaptor raptor;
    private static TaskOperations beside;

    @BeforeAll
    static void start() throws IOException {
        Path notes = Files.createDirectory(folder.resolve("notes"));
        Files.writeString(notes.resolve("a.md"), "What this says is short.");
        raptor = RunningRaptor.server(folder.resolve("home"));
        List.of("one", "two", "three").forEach(task -> raptor.index(task, notes));
        beside = new RemoteTasks(new Owner(0, raptor.port(), raptor.ownerToken(), "", ""));
    }

    @AfterAll
    static void stop() {
        raptor.close();
    }

    private static TasksPage page(String query) {
        return Json.read(raptor.get("/api/v1/task" + query).body(), TasksPage.class);
    }

    @Test
    void cursorsLeadThroughAllTasksTheNewestFirst() {
        TasksPage first = page("?limit=2");
        assertThat(first.items()).extracting(TaskStatus::taskId).containsExactly("three", "two");
        assertThat(first.total()).isEqualTo(3);
        TasksPage last = page("?limit=2&cursor=" + first.nextCursor());
        assertThat(last.items()).extracting(TaskStatus::taskId).containsExactly("one");
        assertThat(last.nextCursor()).isNull();
    }

    @Test
    void tasksAreListedByStateAndDataset() {
        assertThat(page("?state=completed&dataset=two").items())
                .extracting(TaskStatus::taskId)
                .containsExactly("two");
        assertThat(page("?state=failed")).isEqualTo(new TasksPage(List.of(), null, 0));
    }

    @Test
    void aTaskIsItsStatusAndItsConfiguration() {
        JsonNode task = Json.read(raptor.get("/api/v1/task/one").body(), JsonNode.class);
        JsonNode status =
                Json.read(raptor.get("/api/v1/task/one/checkpoint-status").body(), JsonNode.class);
        assertThat(status.has("configuration")).isFalse();
        assertThat(task.get("state").textValue()).isEqualTo("completed");
        assertThat(task.get("configuration").at("/raptor/max_levels").intValue())
                .isEqualTo(RaptorSettings.defaults().maxLevels());
        status.fieldNames()
                .forEachRemaining(field -> assertThat(task.has(field)).isTrue());
    }

    /** A plain path has the short way, one that has to be decoded the long one. */
    @Test
    void aStatusIsTheSameByBothWays() {
        HttpResponse<String> told = raptor.get("/api/v1/task/one/checkpoint-status");
        HttpResponse<String> asked = raptor.get("/api/v1/task/%6Fne/checkpoint-status");
        assertThat(told.body()).isEqualTo(asked.body()).contains("\"task_id\":\"one\"");
        assertThat(told.headers().firstValue("Content-Type"))
                .isEqualTo(asked.headers().firstValue("Content-Type"));
        assertThat(raptor.get("/api/v1/task/none/checkpoint-status").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aCommandBesideTheServerSeesTheSame() {
        assertThat(beside.tasks()).extracting(TaskStatus::taskId).containsExactly("three", "two", "one");
        assertThat(beside.tasks(new TaskFilter(TaskState.COMPLETED, "one"), null, 5)
                        .total())
                .isEqualTo(1);
        assertThat(beside.status("one")).map(TaskStatus::state).contains(TaskState.COMPLETED);
        assertThat(beside.configuration("one"))
                .isEqualTo(raptor.tasks().configuration("one").map(known -> known.asStarted("one")));
        assertThat(beside.configuration("none")).isEmpty();
        assertThat(beside.status("none")).isEmpty();
        DocumentFilter named = new DocumentFilter(DocumentState.COMPLETED, "A.M");
        assertThat(beside.page("one", named, 0, 5).total()).isEqualTo(1);
        assertThat(beside.page("one", new DocumentFilter(null, "b"), 0, 5).items())
                .isEmpty();
    }
}
