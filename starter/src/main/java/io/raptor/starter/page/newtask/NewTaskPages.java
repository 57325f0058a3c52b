package io.raptor.starter.page.newtask;

import io.raptor.activity.remote.S3Place;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.guard.AccessRules;
import io.raptor.starter.page.format.Formats;
import io.raptor.starter.problem.Fault;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.request.TaskBody;
import io.raptor.starter.task.IdempotentStart;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.upload.ReceivedFile;
import io.raptor.starter.upload.Uploads;
import io.raptor.workflow.model.Estimate;
import io.raptor.workflow.model.Names;
import io.raptor.workflow.model.TaskRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A new task: what it reads, what it would take, and its start. */
@Controller
class NewTaskPages {

    /** Before the folder that is looked into. */
    private static final String LOOK = "look:";

    /** Before the folder that becomes a source. */
    private static final String TAKE = "take:";

    private final TaskOperations tasks;
    private final DatasetOperations datasets;
    private final IdempotentStart submissions;
    private final Uploads uploads;
    private final List<String> roots;
    private final TaskBody bodies;
    private final AccessRules rules;

    NewTaskPages(
            TaskOperations tasks,
            DatasetOperations datasets,
            IdempotentStart submissions,
            Uploads uploads,
            AccessRules rules) {
        this.tasks = tasks;
        this.datasets = datasets;
        this.submissions = submissions;
        this.uploads = uploads;
        this.roots = rules.roots().stream()
                .filter(root -> !root.equals(uploads.folder().toString()))
                .toList();
        this.bodies = new TaskBody(rules);
        this.rules = rules;
    }

    /** An estimate in words. */
    record Price(
            String documents,
            String leaves,
            String calls,
            String tokens,
            String cost,
            String time,
            List<String> warnings) {
        static Price of(Estimate estimate) {
            return new Price(
                    Formats.number(estimate.documents()),
                    Formats.number(estimate.leaves()),
                    Formats.number(estimate.modelCalls()),
                    Formats.number(estimate.inputTokens()) + " in, " + Formats.number(estimate.outputTokens()) + " out",
                    Formats.cost(estimate.estimatedCost()),
                    Formats.about(estimate.estimatedSeconds()),
                    estimate.warnings());
        }
    }

    @GetMapping("/new")
    String form(@RequestParam MultiValueMap<String, String> filled, Model model) {
        return shown(NewTaskForm.of(filled), List.of(), model);
    }

    private String shown(NewTaskForm form, List<Fault> faults, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("roots", roots);
        model.addAttribute("datasets", datasets.names());
        model.addAttribute("presets", Preset.values());
        return "new";
    }

    /**
     * Keeps the files that were chosen, and then estimates or starts.
     *
     * @param step {@code estimate}, {@code start}, a preset that the form is set to, or a folder that is looked into or taken
     */
    @PostMapping("/new")
    String submit(
            @RequestParam MultiValueMap<String, String> filled,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @RequestParam(defaultValue = "estimate") String step,
            Model model,
            HttpServletResponse response,
            RedirectAttributes to) {
        NewTaskForm form = NewTaskForm.of(filled);
        Optional<Preset> preset = Preset.named(step);
        if (preset.isPresent()) {
            return shown(form.with(preset.get().settings()), List.of(), model);
        }
        if (step.startsWith(LOOK)) {
            model.addAttribute("browsed", folders(step.substring(LOOK.length())));
            return shown(form, List.of(), model);
        }
        if (step.startsWith(TAKE)) {
            return shown(form.reading(step.substring(TAKE.length())), List.of(), model);
        }
        try {
            List<ReceivedFile> chosen = ReceivedFile.chosen(files);
            if (!chosen.isEmpty()) {
                form = form.reading(uploads.store(form.get("dataset"), chosen).source());
                model.addAttribute("kept", Formats.many(chosen.size(), "file"));
            }
            TaskRequest request = bodies.read(form.json(), false);
            if (step.equals("start")) {
                String id = request.taskId() == null ? Names.from(request.dataset()) : request.taskId();
                submissions.submit(id, request);
                to.addAttribute("id", id);
                return "redirect:/tasks/{id}";
            }
            model.addAttribute("price", Price.of(tasks.estimate(request)));
            return shown(form, List.of(), model);
        } catch (OperationException refused) {
            if (refused.kind() == Kind.UNAVAILABLE) {
                throw refused;
            }
            response.setStatus(HttpStatus.valueOf(refused.kind().status()).value());
            return shown(form, faults(refused), model);
        }
    }

    private FolderList folders(String path) {
        return FolderList.of(
                path,
                roots.stream().filter(root -> !S3Place.is(root)).toList(),
                folder -> rules.refusal(folder) == null);
    }

    private static List<Fault> faults(OperationException refused) {
        return refused.faults().isEmpty()
                ? List.of(new Fault(Fault.WHOLE, String.valueOf(refused.getMessage())))
                : refused.faults();
    }
}
