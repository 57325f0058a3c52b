package io.raptor.starter.task;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.raptor.workflow.model.TaskStatus;
import java.util.List;

/**
 * The outcome of retrying documents.
 *
 * @param status of the task afterwards
 * @param putBack documents that are retried
 * @param refused named documents that are not, and why
 */
public record Retried(@JsonUnwrapped TaskStatus status, int putBack, List<Refused> refused) {

    public Retried {
        refused = List.copyOf(refused);
    }

    public record Refused(String docId, String reason) {}
}
