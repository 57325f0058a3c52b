package io.raptor.starter.page.schedule;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.schedule.ScheduleOperations;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All schedules, and one with its last starts; a new one is made with its task. */
@Controller
class SchedulePages {

    private final ScheduleOperations schedules;
    private final Clock clock;

    SchedulePages(ScheduleOperations schedules, Clock clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    /** @param part whether only the list is wanted, by a page that refreshes itself */
    @GetMapping("/schedules")
    String list(@RequestParam(defaultValue = "false") boolean part, Model model) {
        boolean kept = schedules.kept();
        model.addAttribute("kept", kept);
        model.addAttribute(
                "schedules",
                kept
                        ? schedules.schedules().stream()
                                .map(one -> ScheduleCard.of(one, clock.instant()))
                                .toList()
                        : List.of());
        return part ? "schedules :: list" : "schedules";
    }

    /** @param part whether only what changes by itself is wanted */
    @GetMapping("/schedules/{id}")
    String one(@PathVariable String id, @RequestParam(defaultValue = "false") boolean part, Model model) {
        model.addAttribute("schedule", ScheduleCard.of(schedules.schedule(id), clock.instant()));
        return part ? "schedule :: live" : "schedule";
    }

    /** @param list whether the button was the list's, which is shown again */
    @PostMapping("/schedules/{id}/{word}")
    String tell(
            @PathVariable String id, @PathVariable String word, @RequestParam(defaultValue = "false") boolean list) {
        switch (word) {
            case "pause" -> schedules.pause(id);
            case "resume" -> schedules.resume(id);
            case "run" -> schedules.run(id);
            default -> throw new OperationException(Kind.UNKNOWN, "a schedule has no action " + word);
        }
        return list ? "redirect:/schedules" : "redirect:/schedules/{id}";
    }

    @PostMapping("/schedules/{id}/delete")
    String delete(@PathVariable String id) {
        schedules.delete(id);
        return "redirect:/schedules";
    }
}
