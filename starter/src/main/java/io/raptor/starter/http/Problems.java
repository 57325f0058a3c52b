package io.raptor.starter.http;

import io.raptor.activity.port.IndexingException;
import io.raptor.starter.problem.Fault;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.problem.Problem;
import io.raptor.starter.problem.ProblemType;
import io.raptor.workflow.model.FailureType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Refusals as problem documents. */
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems {

    private static final String RETRY_SECONDS = "5";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<String> refused(OperationException e, HttpServletRequest request) {
        ResponseEntity<String> answer = of(e, request).response();
        return e.kind() == Kind.UNAVAILABLE
                ? ResponseEntity.status(answer.getStatusCode())
                        .headers(answer.getHeaders())
                        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                        .body(answer.getBody())
                : answer;
    }

    static Problem of(OperationException e, HttpServletRequest request) {
        return Problem.of(type(e), String.valueOf(e.getMessage()), request.getRequestURI(), e.faults());
    }

    private static ProblemType type(OperationException e) {
        return switch (e.kind()) {
            case INVALID -> ProblemType.INVALID_REQUEST;
            case MALFORMED -> ProblemType.MALFORMED_JSON;
            case FORBIDDEN -> ProblemType.SOURCE_FORBIDDEN;
            case UNKNOWN -> ProblemType.UNKNOWN;
            case CONFLICT -> ProblemType.CONFLICT;
            case NO_MODEL -> ProblemType.NO_MODEL;
            case NO_GRAPH -> ProblemType.NO_GRAPH;
            case MODEL_FAILED -> ProblemType.MODEL_FAILED;
            case UNAVAILABLE -> ProblemType.UNAVAILABLE;
        };
    }

    @ExceptionHandler
    ResponseEntity<String> failed(IndexingException e, HttpServletRequest request) {
        if (e.type() == FailureType.INVALID_REQUEST) {
            return answer(ProblemType.INVALID_REQUEST, String.valueOf(e.getMessage()), List.of(), request);
        }
        LOG.warn("a request failed", e);
        return answer(ProblemType.UNAVAILABLE, String.valueOf(e.getMessage()), List.of(), request);
    }

    @ExceptionHandler
    ResponseEntity<String> mistyped(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        Class<?> type = e.getRequiredType();
        boolean number = type == int.class || type == long.class;
        return parameter(e.getName(), "must be " + (number ? "a whole number" : "of another type"), request);
    }

    @ExceptionHandler
    ResponseEntity<String> left(MissingServletRequestParameterException e, HttpServletRequest request) {
        return parameter(e.getParameterName(), "must be given", request);
    }

    @ExceptionHandler
    ResponseEntity<String> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        return answer(ProblemType.MALFORMED_JSON, "the body cannot be read: send JSON, in UTF-8", List.of(), request);
    }

    @ExceptionHandler
    ResponseEntity<String> tooLarge(MaxUploadSizeExceededException e, HttpServletRequest request) {
        return answer(
                ProblemType.TOO_LARGE,
                "the upload is too large: a file may have RAPTOR_DOCUMENTS_MAX_SIZE, all of them together"
                        + " RAPTOR_UPLOADS_MAX_SIZE, and there may be RAPTOR_UPLOADS_MAX_FILES: send them in several uploads",
                List.of(),
                request);
    }

    @ExceptionHandler
    ResponseEntity<String> brokenOff(MultipartException e, HttpServletRequest request) {
        String detail = "the upload cannot be read: send multipart/form-data with the field dataset and files in files";
        return answer(ProblemType.INVALID_REQUEST, detail, List.of(), request);
    }

    private static ResponseEntity<String> parameter(String name, String what, HttpServletRequest request) {
        String detail = "the parameter " + name + " " + what;
        return answer(ProblemType.INVALID_REQUEST, detail, List.of(Fault.ofParameter(name, detail)), request);
    }

    private static ResponseEntity<String> answer(
            ProblemType type, String detail, List<Fault> faults, HttpServletRequest request) {
        return Problem.of(type, detail, request.getRequestURI(), faults).response();
    }
}
