package io.raptor.starter.page.task;

import io.raptor.activity.port.Catalogue.TaskFilter;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.page.format.EnumParam;
import io.raptor.starter.page.format.Formats;
import io.raptor.starter.task.RunChart;
import io.raptor.starter.task.RunSpan;
import io.raptor.starter.task.TaskHistory;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.task.TasksPage;
import io.raptor.workflow.model.TaskState;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** All tasks, and one task with what it has been through. */
@Controller
class TaskPages {

    private static final int PAGE = 50;
    private static final String TASK = "task";

    private final TaskOperations tasks;
    private final DatasetOperations datasets;
    private final TaskHistory history;
    private final TemporalUi ui;
    private final Attention attention;
    private final Clock clock;

    TaskPages(
            TaskOperations tasks,
            DatasetOperations datasets,
            TaskHistory history,
            TemporalUi ui,
            Attention attention,
            Clock clock) {
        this.attention = attention;
        this.clock = clock;
        this.tasks = tasks;
        this.datasets = datasets;
        this.history = history;
        this.ui = ui;
    }

    /** @param part whether only the list is wanted, by a page that refreshes itself */
    @GetMapping("/")
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String dataset,
            @RequestParam(name = "cursor", defaultValue = "") String behind,
            @RequestParam(defaultValue = "false") boolean part,
            Model model) {
        String cursor = behind.isEmpty() ? null : behind;
        TasksPage page = tasks.tasks(
                new TaskFilter(EnumParam.of(state, TaskState.class, "task state"), dataset.isEmpty() ? null : dataset),
                cursor,
                PAGE);
        boolean filtered = !state.isEmpty() || !dataset.isEmpty() || cursor != null;
        model.addAttribute("tasks", page.items().stream().map(TaskCard::of).toList());
        model.addAttribute("needs", filtered ? List.of() : attention.needs());
        model.addAttribute("total", page.total());
        model.addAttribute("next", page.nextCursor());
        model.addAttribute("cursor", cursor);
        model.addAttribute("state", state);
        model.addAttribute("dataset", dataset);
        model.addAttribute("filtered", filtered);
        if (part) {
            return "tasks :: list";
        }
        model.addAttribute("states", Arrays.asList(TaskState.values()));
        model.addAttribute("datasets", datasets.names());
        model.addAttribute("searched", datasets.searchable());
        return "tasks";
    }

    /** How many tasks need a person, for the frame of any page that stays open. */
    @GetMapping("/attention")
    String attention() {
        return "frame :: attention";
    }

    /**
     * @param back documents that are just retried
     * @param run which of the task's runs is looked at; 0 for the present one
     */
    @GetMapping("/tasks/{id}")
    String task(
            @PathVariable String id,
            @RequestParam(name = "put_back", required = false) @Nullable Long back,
            @RequestParam(defaultValue = "0") int run,
            Model model) {
        show(id, model);
        showPast(id, run, model);
        model.addAttribute(
                "said",
                back == null ? "" : Formats.many(back, "document") + (back == 1 ? " is" : " are") + " retried.");
        return TASK;
    }

    /** What changes on a task's page while it runs. */
    @GetMapping("/tasks/{id}/live")
    String live(@PathVariable String id, Model model) {
        show(id, model);
        return "task :: live";
    }

    private void show(String id, Model model) {
        TaskCard task = TaskCard.known(tasks, id);
        model.addAttribute(TASK, task);
        model.addAttribute("failures", FailureGroups.of(tasks, task.status()));
        model.addAttribute("strip", DocumentStrip.of(tasks, task.status()));
    }

    /** What the task has been through, which changes, too. */
    @GetMapping("/tasks/{id}/past")
    String past(@PathVariable String id, @RequestParam(defaultValue = "0") int run, Model model) {
        model.addAttribute(TASK, TaskCard.known(tasks, id));
        showPast(id, run, model);
        return "task :: past";
    }

    private void showPast(String id, int number, Model model) {
        model.addAttribute("asked", number);
        List<RunSpan> runs = history.runs(id);
        RunSpan run = runs.stream()
                .filter(one -> one.run() == number)
                .findFirst()
                .orElse(runs.isEmpty() ? null : runs.get(0));
        model.addAttribute("runs", runs.stream().map(RunChoice::of).toList());
        model.addAttribute("run", run == null ? 0 : run.run());
        model.addAttribute("timeline", Timeline.of(history.events(id)));
        model.addAttribute("deliveries", WebhookMessage.of(history.deliveries(id), clock.instant()));
        model.addAttribute("temporal", ui.link(id));
        if (run != null) {
            RunChart chart = history.course(id, run);
            model.addAttribute("picture", RunPicture.of(chart, run, clock.instant()));
            model.addAttribute("course", RunChartTable.of(chart));
        }
    }

    /** The chart as a table, for readers who want figures. */
    @GetMapping("/tasks/{id}/course-table")
    String courseTable(@PathVariable String id, @RequestParam(defaultValue = "0") int run, Model model) {
        showPast(id, run, model);
        return "task :: course";
    }
}
