package io.raptor.starter.page;

import io.raptor.starter.task.DocumentView;
import io.raptor.starter.task.OperationException;
import io.raptor.starter.task.OperationException.Kind;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.DocumentState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A task's documents, by state and name, page by page. */
@Controller
class DocumentPages {

    private static final int PAGE = 50;
    private static final int CHUNK = 1000;

    /** Rows that one request looks through for a name; the next page goes on behind them. */
    private static final int LOOKED_AT = 20_000;

    private final TaskOperations tasks;

    DocumentPages(TaskOperations tasks) {
        this.tasks = tasks;
    }

    /** @param next the cursor of the next page; 0 when there is none */
    private record Found(List<DocumentView> documents, long next) {}

    @GetMapping("/tasks/{id}/documents")
    String documents(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "0") long after,
            Model model) {
        Found found = find(id, state(state), name.strip().toLowerCase(Locale.ROOT), after);
        model.addAttribute("id", id);
        model.addAttribute("state", state);
        model.addAttribute("name", name);
        model.addAttribute("after", after);
        model.addAttribute("documents", found.documents());
        model.addAttribute("next", found.next());
        model.addAttribute(
                "states",
                Arrays.stream(DocumentState.values()).map(DocumentState::text).toList());
        return "documents";
    }

    private Found find(String id, @Nullable DocumentState state, String name, long after) {
        List<DocumentView> found = new ArrayList<>();
        long cursor = after;
        for (int looked = 0; looked < LOOKED_AT; looked += CHUNK) {
            List<DocumentView> rows = tasks.documents(id, state, cursor, name.isEmpty() ? PAGE + 1 : CHUNK);
            for (DocumentView row : rows) {
                if (found.size() == PAGE) {
                    return new Found(found, cursor);
                }
                if (row.docId().toLowerCase(Locale.ROOT).contains(name)) {
                    found.add(row);
                }
                cursor = row.number();
            }
            if (rows.size() < CHUNK) {
                return new Found(found, 0);
            }
        }
        return new Found(found, cursor);
    }

    private static @Nullable DocumentState state(String text) {
        try {
            return text.isEmpty() ? null : DocumentState.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new OperationException(Kind.INVALID, "there is no document state " + text);
        }
    }
}
