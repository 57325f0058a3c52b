package io.raptor.starter.page.steps;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.steps.TaskSteps;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.TaskStatus;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The steps of a task's documents, as a part of the task's page and as a page of their own. */
@Controller
class StepPages {

    private final TaskOperations tasks;
    private final TaskSteps steps;
    private final Clock clock;

    StepPages(TaskOperations tasks, TaskSteps steps, Clock clock) {
        this.tasks = tasks;
        this.steps = steps;
        this.clock = clock;
    }

    @GetMapping("/tasks/{id}/steps")
    String page(@PathVariable String id, Model model) {
        show(id, model);
        return "steps";
    }

    @GetMapping("/tasks/{id}/steps/part")
    String part(@PathVariable String id, Model model) {
        show(id, model);
        return "steps :: part";
    }

    private void show(String id, Model model) {
        TaskStatus task = tasks.status(id)
                .orElseThrow(() -> new OperationException(
                        Kind.UNKNOWN, "there is no task " + id + ": the list of tasks shows those there are"));
        model.addAttribute("task", id);
        model.addAttribute("dataset", task.dataset());
        model.addAttribute("goesOn", !task.state().ended());
        model.addAttribute("picture", StepPicture.of(steps.of(id, task.state().ended()), clock.instant()));
    }
}
