package io.raptor.starter.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.raptor.activity.port.Catalogue.TaskFilter;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.task.RunChart;
import io.raptor.starter.task.TaskHistory;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.task.TasksPage;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.model.TaskState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** All tasks, and one task with what it has been through. */
@Controller
class TaskPages {

    private static final int PAGE = 20;
    private static final String TASK = "task";

    private final TaskOperations tasks;
    private final DatasetOperations library;
    private final TaskHistory history;
    private final TemporalUi ui;

    TaskPages(TaskOperations tasks, DatasetOperations library, TaskHistory history, TemporalUi ui) {
        this.tasks = tasks;
        this.library = library;
        this.history = history;
        this.ui = ui;
    }

    /** @param part whether only the list is wanted, by a page that refreshes itself */
    @GetMapping("/")
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String dataset,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "false") boolean part,
            Model model) {
        TasksPage page = tasks.tasks(
                new TaskFilter(EnumParam.of(state, TaskState.class, "task state"), dataset.isEmpty() ? null : dataset),
                cursor,
                PAGE);
        model.addAttribute("tasks", page.items().stream().map(TaskCard::of).toList());
        model.addAttribute("total", page.total());
        model.addAttribute("next", page.nextCursor());
        model.addAttribute("cursor", cursor);
        model.addAttribute("state", state);
        model.addAttribute("dataset", dataset);
        model.addAttribute("filtered", !state.isEmpty() || !dataset.isEmpty() || cursor != null);
        if (part) {
            return "tasks :: list";
        }
        model.addAttribute("states", Arrays.asList(TaskState.values()));
        model.addAttribute("datasets", library.names());
        return "tasks";
    }

    /** @param back documents that are just retried */
    @GetMapping("/tasks/{id}")
    String task(
            @PathVariable String id,
            @RequestParam(name = "put_back", required = false) @Nullable Long back,
            Model model) {
        show(id, model);
        showPast(id, model);
        model.addAttribute(
                "said",
                back == null ? "" : Formats.many(back, "document") + (back == 1 ? " is" : " are") + " retried.");
        model.addAttribute("course", RunChartTable.of(history.course(id)));
        return TASK;
    }

    /** What changes on a task's page while it runs. */
    @GetMapping("/tasks/{id}/live")
    String live(@PathVariable String id, Model model) {
        show(id, model);
        return "task :: live";
    }

    private void show(String id, Model model) {
        model.addAttribute(TASK, TaskCard.known(tasks, id));
    }

    /** What the task has been through, which changes, too. */
    @GetMapping("/tasks/{id}/past")
    String past(@PathVariable String id, Model model) {
        showPast(id, model);
        return "task :: past";
    }

    private void showPast(String id, Model model) {
        model.addAttribute("timeline", Timeline.of(history.events(id)));
        model.addAttribute("temporal", ui.link(id));
    }

    /** For the chart. */
    @GetMapping(path = "/tasks/{id}/course", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String course(@PathVariable String id) {
        return json(history.course(id));
    }

    private static String json(RunChart course) {
        try {
            return Payloads.mapper().writeValueAsString(course);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a course cannot be written as JSON", e);
        }
    }

    /** The same as a table, for readers without the chart. */
    @GetMapping("/tasks/{id}/course-table")
    String courseTable(@PathVariable String id, Model model) {
        model.addAttribute("course", RunChartTable.of(history.course(id)));
        return "task :: course";
    }
}
