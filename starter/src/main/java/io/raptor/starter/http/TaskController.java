package io.raptor.starter.http;

import io.raptor.activity.port.Catalogue.DocumentFilter;
import io.raptor.activity.port.Catalogue.TaskFilter;
import io.raptor.starter.guard.AccessRules;
import io.raptor.starter.guard.TokenFilter;
import io.raptor.starter.owner.OwnerClient;
import io.raptor.starter.owner.RemoteTasks;
import io.raptor.starter.problem.Fault;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.request.StrictBody;
import io.raptor.starter.request.TaskBody;
import io.raptor.starter.task.IdempotentStart;
import io.raptor.starter.task.SerializedStatus;
import io.raptor.starter.task.SerializedStatuses;
import io.raptor.starter.task.StartResult;
import io.raptor.starter.task.TaskAction;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.text.Json;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.ModelChoice;
import io.raptor.workflow.model.Names;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tasks over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/task", produces = MediaType.APPLICATION_JSON_VALUE)
class TaskController {

    private static final String ONE = "/{id}";

    private final TaskOperations tasks;
    private final SerializedStatuses statuses;
    private final IdempotentStart submissions;
    private final TaskBody bodies;
    private final EventStreams streams;

    TaskController(
            TaskOperations tasks,
            SerializedStatuses statuses,
            IdempotentStart submissions,
            AccessRules rules,
            EventStreams streams) {
        this.tasks = tasks;
        this.statuses = statuses;
        this.submissions = submissions;
        this.bodies = new TaskBody(rules);
        this.streams = streams;
    }

    /** A command beside this process may set limits of a running task by starting it again; others use its budget. */
    @PostMapping
    ResponseEntity<String> start(
            @RequestBody String body, @RequestAttribute(TokenFilter.OWNER) boolean owner, HttpServletRequest http) {
        TaskRequest request = bodies.read(body, owner);
        String id = request.taskId() == null ? Names.from(request.dataset()) : request.taskId();
        URI address = URI.create("/api/v1/task/" + OwnerClient.encode(id));
        if (owner) {
            return ResponseEntity.created(address).body(Json.write(askedBy(http).start(id, request)));
        }
        StartResult started = submissions.submit(id, request);
        return ResponseEntity.status(started.begun() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(address)
                .body(Json.write(started.status()));
    }

    @PostMapping("/estimate")
    String estimate(@RequestBody String body, @RequestAttribute(TokenFilter.OWNER) boolean owner) {
        return Json.write(tasks.estimate(bodies.read(body, owner)));
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String dataset,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        String named = dataset == null || dataset.isEmpty() ? null : dataset;
        return Json.write(
                tasks.tasks(new TaskFilter(state(state, TaskState.class), named), cursor, PageSize.of(limit)));
    }

    @GetMapping(ONE)
    String task(@PathVariable String id) {
        TaskStatus status = known(id).status();
        TaskRequest asked = tasks.configuration(id).map(TaskController::asAsked).orElse(null);
        return Json.write(new TaskView(status, asked));
    }

    /** Without the models, which who starts tasks puts in: they can be sent to no start. */
    private static TaskRequest asAsked(TaskRequest known) {
        ModelChoice none = null;
        return known.with(none);
    }

    @GetMapping(ONE + "/checkpoint-status")
    String status(@PathVariable String id) {
        return known(id).json();
    }

    private SerializedStatus known(String id) {
        return statuses.written(id).orElseThrow(() -> OperationException.unknownTask(id));
    }

    /** The event's id is the status's version: a client that reconnects with it gets the next change only. */
    @GetMapping(path = ONE + "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void events(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        known(id);
        streams.follow(
                id, (change, stream) -> stream.send("status", change.version(), change.json()), request, response);
    }

    @GetMapping(ONE + "/documents")
    String documents(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "100") int limit) {
        return Json.write(tasks.page(
                id,
                new DocumentFilter(state(state, DocumentState.class), q),
                PageSize.cursor(cursor),
                PageSize.of(limit)));
    }

    private static <S extends Enum<S>> @Nullable S state(@Nullable String text, Class<S> states) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        List<String> known = Stream.of(states.getEnumConstants())
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .toList();
        int place = known.indexOf(text.toLowerCase(Locale.ROOT));
        if (place < 0) {
            String detail = "the parameter state must be one of " + String.join(", ", known);
            throw OperationException.of(Kind.INVALID, List.of(Fault.ofParameter("state", detail)));
        }
        return states.getEnumConstants()[place];
    }

    @GetMapping(ONE + "/missing")
    String missing(@PathVariable String id) {
        return Json.write(tasks.missing(id));
    }

    @GetMapping(ONE + "/rejected-answers")
    String rejected(@PathVariable String id, @RequestParam(defaultValue = "100") int limit) {
        return Json.write(tasks.rejected(id, PageSize.of(limit)));
    }

    @PostMapping(ONE + "/budget")
    ResponseEntity<String> budget(@PathVariable String id, @RequestBody String body) {
        return ResponseEntity.accepted().body(Json.write(tasks.setBudget(id, TaskBody.budget(body))));
    }

    @PostMapping(ONE + "/concurrency")
    ResponseEntity<String> concurrency(@PathVariable String id, @RequestBody String body) {
        return ResponseEntity.accepted().body(Json.write(tasks.setConcurrency(id, TaskBody.window(body))));
    }

    @PostMapping({ONE + "/pause", ONE + "/resume", ONE + "/cancel"})
    ResponseEntity<String> control(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String reason,
            HttpServletRequest request) {
        String path = request.getRequestURI();
        String word = path.substring(path.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
        return ResponseEntity.accepted()
                .body(Json.write(askedBy(request).control(id, TaskAction.valueOf(word), reason)));
    }

    @PostMapping(ONE + "/retry-failed")
    ResponseEntity<String> retry(
            @PathVariable String id, @RequestBody(required = false) @Nullable String body, HttpServletRequest request) {
        List<String> documents =
                body == null || body.isBlank() ? List.of() : List.of(StrictBody.read(body, String[].class));
        return ResponseEntity.accepted().body(Json.write(askedBy(request).retryFailed(id, documents)));
    }

    /** A command beside this process can say that a task's models may change. */
    private TaskOperations askedBy(HttpServletRequest request) {
        boolean changing = Boolean.TRUE.equals(request.getAttribute(TokenFilter.OWNER))
                && RemoteTasks.CHANGED.equals(request.getParameter(RemoteTasks.MODELS));
        return changing ? tasks.changingModels() : tasks;
    }
}
