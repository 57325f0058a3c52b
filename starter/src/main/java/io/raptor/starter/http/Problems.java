package io.raptor.starter.http;

import io.raptor.activity.port.IndexingException;
import io.raptor.starter.task.OperationException;
import io.raptor.workflow.model.FailureType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals as problem documents. */
@RestControllerAdvice
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<String> refused(OperationException e) {
        return problem(HttpStatus.valueOf(e.kind().status()), String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<String> failed(IndexingException e) {
        if (e.type() == FailureType.INVALID_REQUEST) {
            return problem(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
        LOG.warn("a request failed", e);
        return problem(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
    }

    private static ResponseEntity<String> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Json.write(new Problem("about:blank", status.getReasonPhrase(), status.value(), detail)));
    }

    /** As RFC 9457 has it. */
    record Problem(String type, String title, int status, String detail) {}
}
