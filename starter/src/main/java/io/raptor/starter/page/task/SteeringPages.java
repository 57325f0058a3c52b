package io.raptor.starter.page.task;

import io.raptor.activity.port.Catalogue.DocumentFilter;
import io.raptor.starter.page.format.Formats;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.task.DocumentView;
import io.raptor.starter.task.DocumentsPage;
import io.raptor.starter.task.Retried;
import io.raptor.starter.task.Retried.Refused;
import io.raptor.starter.task.TaskAction;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.DocumentState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages that control a task: each action after a page that says what will happen, where it cannot be taken back. */
@Controller
class SteeringPages {

    private static final String TO_TASK = "redirect:/tasks/{id}";

    /** Documents that are retried at once: a message to the workflow stays small. */
    private static final int BATCH = 200;

    private final TaskOperations tasks;

    SteeringPages(TaskOperations tasks) {
        this.tasks = tasks;
    }

    @GetMapping("/tasks/{id}/confirm/{word}")
    String confirm(@PathVariable String id, @PathVariable String word, Model model) {
        TaskAction control = control(word);
        TaskCard task = TaskCard.known(tasks, id);
        if (task.ended() && !(control == TaskAction.RESUME && task.canResume())) {
            throw new OperationException(
                    Kind.CONFLICT,
                    "task " + id + " has ended: " + task.label() + ". Its failed documents can be retried, and the"
                            + " same task started again");
        }
        model.addAttribute("task", task);
        model.addAttribute("word", control.text());
        model.addAttribute("consequence", task.consequence(control));
        model.addAttribute("asksReason", control != TaskAction.RESUME);
        model.addAttribute("asksBudget", control == TaskAction.RESUME && task.outOfBudget());
        return "confirm";
    }

    /** @param list whether the button was the list's, which is shown again */
    @PostMapping("/tasks/{id}/control/{word}")
    String tell(
            @PathVariable String id,
            @PathVariable String word,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(name = "token_budget", required = false) @Nullable Long tokens,
            @RequestParam(name = "cost_budget", required = false) @Nullable Double cost,
            @RequestParam(defaultValue = "false") boolean list) {
        TaskAction control = control(word);
        if (tokens != null || cost != null) {
            tasks.setBudget(id, new Budget(tokens, cost));
        }
        tasks.control(id, control, reason.isBlank() ? null : reason.strip());
        return list ? "redirect:/" : TO_TASK;
    }

    private static TaskAction control(String word) {
        try {
            return TaskAction.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new OperationException(Kind.UNKNOWN, "a task has no action " + word);
        }
    }

    @PostMapping("/tasks/{id}/concurrency")
    String concurrency(@PathVariable String id, @RequestParam int documents) {
        if (documents < 1 || documents > 1000) {
            throw new OperationException(
                    Kind.INVALID, "the number of documents in flight must be 1 to 1000, not " + documents);
        }
        tasks.setConcurrency(id, documents);
        return TO_TASK;
    }

    /**
     * Puts documents back: the one whose button was pressed, those ticked, or all that a list shows.
     *
     * @param matching all failed and partial ones of {@code state} whose id holds {@code name}
     * @param cause the type of error of those that are meant; empty for gaps
     */
    @PostMapping("/tasks/{id}/retry")
    String retry(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String one,
            @RequestParam(name = "doc", required = false) @Nullable List<String> ticked,
            @RequestParam(defaultValue = "false") boolean matching,
            @RequestParam(required = false) @Nullable String cause,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String name,
            Model model,
            RedirectAttributes to) {
        Outcome outcome = new Outcome();
        if (one != null) {
            outcome.add(tasks.retryFailed(id, List.of(one)));
        } else if (cause == null && matching && state.isEmpty() && name.isBlank()) {
            outcome.add(tasks.retryFailed(id, List.of()));
        } else {
            List<String> documents = cause != null
                    ? matching(id, "", "", row -> cause.equals(Objects.requireNonNullElse(row.errorType(), "")))
                    : matching
                            ? matching(id, state, name, row -> true)
                            : List.copyOf(ticked == null ? List.of() : ticked);
            if (documents.isEmpty()) {
                throw new OperationException(
                        Kind.INVALID, "no failed or partial document is selected: go back and select at least one");
            }
            for (int from = 0; from < documents.size(); from += BATCH) {
                outcome.add(tasks.retryFailed(id, documents.subList(from, Math.min(documents.size(), from + BATCH))));
            }
        }
        if (outcome.refused.isEmpty()) {
            to.addAttribute("put_back", outcome.putBack);
            return TO_TASK;
        }
        model.addAttribute("id", id);
        model.addAttribute("putBack", Formats.many(outcome.putBack, "document"));
        model.addAttribute("refused", outcome.refused);
        return "retried";
    }

    private static final class Outcome {
        private final List<Refused> refused = new ArrayList<>();
        private int putBack;

        void add(Retried retried) {
            putBack += retried.putBack();
            refused.addAll(retried.refused());
        }
    }

    private List<String> matching(String id, String state, String name, Predicate<DocumentView> wanted) {
        List<String> found = new ArrayList<>();
        for (DocumentState each : List.of(DocumentState.FAILED, DocumentState.PARTIAL)) {
            if (state.isEmpty() || state.equals(each.text())) {
                collect(id, new DocumentFilter(each, name.strip()), wanted, found);
            }
        }
        return found;
    }

    private void collect(String id, DocumentFilter filter, Predicate<DocumentView> wanted, List<String> found) {
        Long cursor = 0L;
        while (cursor != null) {
            DocumentsPage page = tasks.page(id, filter, cursor, TaskOperations.MOST);
            page.items().stream().filter(wanted).map(DocumentView::docId).forEach(found::add);
            cursor = page.nextCursor();
        }
    }
}
