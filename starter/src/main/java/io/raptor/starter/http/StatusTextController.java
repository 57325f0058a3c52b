package io.raptor.starter.http;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.task.StatusText;
import io.raptor.starter.task.TaskOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The status of tasks as text over HTTP, as the status command prints it: the launcher asks here in its place. */
@RestController
@RequestMapping(path = "/api/v1/status", produces = "text/plain;charset=UTF-8")
class StatusTextController {

    private final TaskOperations tasks;

    StatusTextController(TaskOperations tasks) {
        this.tasks = tasks;
    }

    @GetMapping
    String all() {
        return StatusText.of(tasks.tasks());
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id) {
        return tasks.status(id).map(StatusText::of).orElseThrow(() -> OperationException.unknownTask(id));
    }
}
