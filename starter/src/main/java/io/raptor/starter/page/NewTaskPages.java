package io.raptor.starter.page;

import io.raptor.starter.guard.AccessRules;
import io.raptor.starter.task.OperationException;
import io.raptor.starter.task.OperationException.Kind;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.Estimate;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.Names;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A new task: what it reads, what it would take, and its start. */
@Controller
class NewTaskPages {

    private final TaskOperations tasks;
    private final AccessRules rules;

    NewTaskPages(TaskOperations tasks, AccessRules rules) {
        this.tasks = tasks;
        this.rules = rules;
    }

    /** A form as it was filled in; {@code sources} one a line. */
    record Form(String dataset, String sources, Integer concurrency) {

        Form {
            dataset = Objects.requireNonNullElse(dataset, "").strip();
            sources = Objects.requireNonNullElse(sources, "");
            concurrency =
                    Objects.requireNonNullElse(concurrency, Limits.defaults().maxConcurrentDocuments());
        }

        TaskRequest request() {
            List<String> paths = sources.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            return TaskRequest.of(
                    dataset,
                    dataset,
                    paths,
                    RaptorSettings.defaults(),
                    Limits.defaults().with(concurrency));
        }
    }

    /** An estimate in words. */
    record Price(String documents, String calls, String tokens, String cost, String time, List<String> warnings) {
        static Price of(Estimate estimate) {
            return new Price(
                    Figures.number(estimate.documents()),
                    Figures.number(estimate.modelCalls()),
                    Figures.number(estimate.inputTokens() + estimate.outputTokens()),
                    Figures.cost(estimate.estimatedCost()),
                    Figures.seconds(estimate.estimatedSeconds()),
                    estimate.warnings());
        }
    }

    @GetMapping("/new")
    String form(@ModelAttribute Form form, Model model) {
        return shown(form, List.of(), model);
    }

    private String shown(Form form, List<String> faults, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("roots", rules.roots());
        return "new";
    }

    /** @param step {@code estimate} or {@code start} */
    @PostMapping("/new")
    String submit(@ModelAttribute Form form, @RequestParam String step, Model model, RedirectAttributes to) {
        TaskRequest request = form.request();
        List<String> faults = faults(request);
        if (!faults.isEmpty()) {
            return shown(form, faults, model);
        }
        if (step.equals("start")) {
            start(form.dataset(), request);
            to.addAttribute("id", form.dataset());
            return "redirect:/tasks/{id}";
        }
        model.addAttribute("price", Price.of(tasks.estimate(request)));
        return shown(form, List.of(), model);
    }

    private List<String> faults(TaskRequest request) {
        List<String> faults =
                new ArrayList<>(Names.valid(request.dataset()) ? request.faults() : List.of("dataset " + Names.RULE));
        for (String source : request.sources()) {
            String refusal = rules.refusal(source);
            if (refusal != null) {
                faults.add(refusal);
            }
        }
        return faults;
    }

    private void start(String taskId, TaskRequest request) {
        if (tasks.status(taskId).filter(status -> !status.state().ended()).isPresent()) {
            throw new OperationException(
                    Kind.CONFLICT, "task " + taskId + " runs already: wait for its end, or choose another dataset");
        }
        tasks.start(taskId, request);
    }
}
