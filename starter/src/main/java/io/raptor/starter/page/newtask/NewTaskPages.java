package io.raptor.starter.page.newtask;

import io.raptor.activity.remote.S3Place;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.guard.AccessRules;
import io.raptor.starter.page.format.Formats;
import io.raptor.starter.problem.Fault;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.request.TaskBody;
import io.raptor.starter.schedule.Timing;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.upload.ReceivedFile;
import io.raptor.starter.upload.Uploads;
import io.raptor.workflow.model.Estimate;
import io.raptor.workflow.model.Names;
import io.raptor.workflow.model.TaskRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
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
    private final NewTaskStart starts;
    private final Uploads uploads;
    private final List<String> roots;
    private final TaskBody bodies;
    private final AccessRules rules;

    NewTaskPages(
            TaskOperations tasks, DatasetOperations datasets, NewTaskStart starts, Uploads uploads, AccessRules rules) {
        this.tasks = tasks;
        this.datasets = datasets;
        this.starts = starts;
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
        model.addAttribute("repeats", starts.repeats());
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
        List<ReceivedFile> chosen = ReceivedFile.chosen(files);
        Optional<NewTaskForm> changed = changed(form, step, model);
        if (changed.isPresent()) {
            model.addAttribute("lost", chosen.isEmpty() ? null : Formats.many(chosen.size(), "file"));
            return shown(changed.get(), List.of(), model);
        }
        try {
            if (!chosen.isEmpty()) {
                form = form.reading(uploads.store(form.get("dataset"), chosen).source());
                model.addAttribute("kept", Formats.many(chosen.size(), "file"));
            }
            TaskRequest request = asked(form);
            if (step.equals("start")) {
                String id = request.taskId() == null ? Names.from(request.dataset()) : request.taskId();
                starts.start(id, request, form.timing());
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

    /** The form after a button that only changes it; empty for another button. */
    private Optional<NewTaskForm> changed(NewTaskForm form, String step, Model model) {
        if (step.startsWith(LOOK)) {
            model.addAttribute("browsed", folders(step.substring(LOOK.length())));
            return Optional.of(form);
        }
        if (step.startsWith(TAKE)) {
            return Optional.of(form.reading(step.substring(TAKE.length())));
        }
        return Preset.named(step).map(preset -> form.with(preset.settings()));
    }

    /** What the form asks for, or all that is wrong with it. */
    private TaskRequest asked(NewTaskForm form) {
        Timing timing = form.timing();
        List<Fault> faults = new ArrayList<>();
        if (timing != null) {
            timing.faults().forEach(text -> faults.add(new Fault("#/" + text.split(" ", 2)[0], text)));
        }
        try {
            TaskRequest request = bodies.read(form.json(), false);
            if (faults.isEmpty()) {
                return request;
            }
        } catch (OperationException refused) {
            if (faults.isEmpty()) {
                throw refused;
            }
            faults.addAll(faults(refused));
        }
        throw OperationException.of(Kind.INVALID, faults);
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
