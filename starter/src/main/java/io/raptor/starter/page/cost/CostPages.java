package io.raptor.starter.page.cost;

import io.raptor.starter.cost.CostChart;
import io.raptor.starter.cost.CostHistory;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.task.RunSpan;
import io.raptor.starter.task.TaskHistory;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a task's run or a dataset cost over time, as a part of a page and as a page. */
@Controller
class CostPages {

    private static final String PICTURE = "picture";

    private final TaskOperations tasks;
    private final TaskHistory history;
    private final CostHistory costs;

    CostPages(TaskOperations tasks, TaskHistory history, CostHistory costs) {
        this.tasks = tasks;
        this.history = history;
        this.costs = costs;
    }

    /** @param run 0 for the present one */
    @GetMapping("/tasks/{id}/cost")
    String task(@PathVariable String id, @RequestParam(defaultValue = "0") int run, Model model) {
        showTask(id, run, model);
        return "cost";
    }

    @GetMapping("/tasks/{id}/cost/part")
    String part(@PathVariable String id, @RequestParam(defaultValue = "0") int run, Model model) {
        showTask(id, run, model);
        return "cost :: part";
    }

    private void showTask(String id, int number, Model model) {
        TaskStatus task = tasks.status(id)
                .orElseThrow(() -> new OperationException(
                        Kind.UNKNOWN, "there is no task " + id + ": the list of tasks shows those there are"));
        List<RunSpan> runs = history.runs(id);
        @Nullable
        RunSpan run = runs.stream()
                .filter(one -> one.run() == number)
                .findFirst()
                .orElse(runs.isEmpty() ? null : runs.get(0));
        model.addAttribute("name", id);
        model.addAttribute("link", "/tasks/");
        model.addAttribute("crumb", "Tasks");
        model.addAttribute("run", number);
        model.addAttribute("goesOn", !task.state().ended());
        model.addAttribute(PICTURE, run == null ? null : picture(task, run));
    }

    private CostPicture picture(TaskStatus task, RunSpan run) {
        CostChart chart = costs.of(task.taskId(), run);
        Limits limits =
                tasks.configuration(task.taskId()).map(TaskRequest::limits).orElseGet(Limits::defaults);
        boolean goesOn = run.to() == null && !task.interrupted() && !task.isPaused();
        return CostPicture.of(chart, Outlook.of(chart, limits.budget(), goesOn ? task.etaSeconds() : null));
    }

    @GetMapping("/datasets/{name}/cost")
    String dataset(@PathVariable String name, Model model) {
        model.addAttribute("name", name);
        model.addAttribute("link", "/datasets/");
        model.addAttribute("crumb", "Datasets");
        model.addAttribute(
                PICTURE,
                costs.ofDataset(name)
                        .map(chart -> CostPicture.of(chart, Outlook.NONE))
                        .orElseThrow(() -> new OperationException(Kind.UNKNOWN, "there is no dataset " + name)));
        return "cost";
    }
}
