package io.raptor.starter.http;

import io.raptor.starter.guard.AccessRules;
import io.raptor.starter.guard.TokenFilter;
import io.raptor.starter.owner.OwnerClient;
import io.raptor.starter.request.ScheduleBody;
import io.raptor.starter.request.TaskBody;
import io.raptor.starter.schedule.ScheduleOperations;
import io.raptor.starter.schedule.ScheduleView;
import io.raptor.starter.text.Json;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Schedules over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/schedule", produces = MediaType.APPLICATION_JSON_VALUE)
class ScheduleController {

    private static final String ONE = "/{id}";

    private final ScheduleOperations schedules;
    private final TaskBody bodies;

    ScheduleController(ScheduleOperations schedules, AccessRules rules) {
        this.schedules = schedules;
        this.bodies = new TaskBody(rules);
    }

    @PostMapping
    ResponseEntity<String> create(@RequestBody String body, @RequestAttribute(TokenFilter.OWNER) boolean owner) {
        ScheduleBody asked = ScheduleBody.read(body, bodies, owner);
        ScheduleView made = schedules.create(asked.task(), asked.schedule());
        return ResponseEntity.created(URI.create("/api/v1/schedule/" + OwnerClient.encode(made.scheduleId())))
                .body(Json.write(made));
    }

    @GetMapping
    String list() {
        return Json.write(schedules.schedules());
    }

    @GetMapping(ONE)
    String schedule(@PathVariable String id) {
        return Json.write(schedules.schedule(id));
    }

    @PostMapping(ONE + "/pause")
    ResponseEntity<String> pause(@PathVariable String id) {
        return ResponseEntity.accepted().body(Json.write(schedules.pause(id)));
    }

    @PostMapping(ONE + "/resume")
    ResponseEntity<String> resume(@PathVariable String id) {
        return ResponseEntity.accepted().body(Json.write(schedules.resume(id)));
    }

    @PostMapping(ONE + "/run")
    ResponseEntity<String> run(@PathVariable String id) {
        return ResponseEntity.accepted().body(Json.write(schedules.run(id)));
    }

    @DeleteMapping(ONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        schedules.delete(id);
    }
}
