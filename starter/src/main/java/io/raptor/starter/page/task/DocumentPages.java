package io.raptor.starter.page.task;

import io.raptor.activity.port.Catalogue.DocumentFilter;
import io.raptor.starter.page.format.EnumParam;
import io.raptor.starter.page.format.Formats;
import io.raptor.starter.task.DocumentsPage;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.DocumentState;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A task's documents, by state and name, page by page. */
@Controller
class DocumentPages {

    private static final int PAGE = 100;

    private final TaskOperations tasks;

    DocumentPages(TaskOperations tasks) {
        this.tasks = tasks;
    }

    @GetMapping("/tasks/{id}/documents")
    String documents(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "0") long after,
            Model model) {
        DocumentState only = EnumParam.of(state, DocumentState.class, "document state");
        DocumentsPage page = tasks.page(id, new DocumentFilter(only, name.strip()), after, PAGE);
        model.addAttribute("task", TaskCard.known(tasks, id));
        model.addAttribute("state", state);
        model.addAttribute("name", name);
        model.addAttribute("after", after);
        model.addAttribute("documents", page.items());
        model.addAttribute("total", Formats.many(page.total(), "document"));
        model.addAttribute("next", page.nextCursor());
        model.addAttribute("retryable", only == null || only == DocumentState.FAILED || only == DocumentState.PARTIAL);
        model.addAttribute("states", Arrays.asList(DocumentState.values()));
        return "documents";
    }
}
