package io.raptor.starter.page;

import io.raptor.starter.task.Control;
import io.raptor.starter.task.OperationException;
import io.raptor.starter.task.OperationException.Kind;
import io.raptor.starter.task.Retried;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.TaskState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All tasks, one task, and what it can be told. */
@Controller
class TaskPages {

    private static final String TASK = "task";
    private static final String TO_TASK = "redirect:/tasks/{id}";

    private final TaskOperations tasks;

    TaskPages(TaskOperations tasks) {
        this.tasks = tasks;
    }

    /** @param part whether only the list is wanted, by a page that refreshes itself */
    @GetMapping("/")
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String dataset,
            @RequestParam(defaultValue = "false") boolean part,
            Model model) {
        List<TaskCard> all = tasks.tasks().stream().map(TaskCard::of).toList();
        model.addAttribute(
                "tasks",
                all.stream()
                        .filter(task -> state.isEmpty() || task.state().equals(state))
                        .filter(task ->
                                dataset.isEmpty() || task.status().dataset().equals(dataset))
                        .toList());
        model.addAttribute("all", all.size());
        model.addAttribute("state", state);
        model.addAttribute("dataset", dataset);
        model.addAttribute(
                "states", Arrays.stream(TaskState.values()).map(TaskState::text).toList());
        model.addAttribute(
                "datasets",
                all.stream()
                        .map(task -> task.status().dataset())
                        .distinct()
                        .sorted()
                        .toList());
        return part ? "tasks :: list" : "tasks";
    }

    @GetMapping("/tasks/{id}")
    String task(
            @PathVariable String id,
            @RequestParam(name = "put_back", required = false) @Nullable Long putBack,
            @RequestParam(defaultValue = "0") long left,
            Model model) {
        model.addAttribute(TASK, card(id));
        model.addAttribute("said", putBack == null ? "" : said(putBack, left));
        return TASK;
    }

    private static String said(long putBack, long left) {
        String back = Figures.number(putBack) + " documents are tried again.";
        return left == 0
                ? back
                : back + " " + Figures.number(left)
                        + " were left alone: they have changed meanwhile or cannot be retried.";
    }

    /** What changes on a task's page while it runs. */
    @GetMapping("/tasks/{id}/live")
    String live(@PathVariable String id, Model model) {
        model.addAttribute(TASK, card(id));
        return "task :: live";
    }

    @GetMapping("/tasks/{id}/confirm/{word}")
    String confirm(@PathVariable String id, @PathVariable String word, Model model) {
        Control control = control(word);
        TaskCard task = card(id);
        model.addAttribute(TASK, task);
        model.addAttribute("word", control.text());
        model.addAttribute("consequence", task.consequence(control));
        model.addAttribute("asksReason", control != Control.RESUME);
        return "confirm";
    }

    @PostMapping("/tasks/{id}/control/{word}")
    String tell(@PathVariable String id, @PathVariable String word, @RequestParam(defaultValue = "") String reason) {
        tasks.control(id, control(word), reason.isBlank() ? null : reason.strip());
        return TO_TASK;
    }

    @PostMapping("/tasks/{id}/retry")
    String retry(
            @PathVariable String id,
            @RequestParam(name = "doc", required = false) @Nullable List<String> documents,
            @RequestParam(defaultValue = "false") boolean all,
            RedirectAttributes to) {
        if (!all && documents == null) {
            throw new OperationException(Kind.INVALID, "no document is chosen: tick at least one, or retry all");
        }
        Retried retried = tasks.retryFailed(id, all || documents == null ? List.of() : documents);
        to.addAttribute("put_back", retried.putBack());
        to.addAttribute("left", retried.refused().size());
        return TO_TASK;
    }

    private static Control control(String word) {
        try {
            return Control.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new OperationException(Kind.UNKNOWN, "a task cannot be told to " + word);
        }
    }

    private TaskCard card(String id) {
        return tasks.status(id)
                .map(TaskCard::of)
                .orElseThrow(() -> new OperationException(
                        Kind.UNKNOWN, "there is no task " + id + ": the list of tasks shows those there are"));
    }
}
