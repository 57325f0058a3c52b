package io.raptor.starter.page;

import io.raptor.activity.port.IndexingException;
import io.raptor.starter.problem.OperationException;
import io.raptor.workflow.model.FailureType;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** Refusals as pages: what happened and what to do; before the problem documents that programs get. */
@ControllerAdvice(basePackageClasses = PageErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageErrors {

    private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

    @ExceptionHandler
    ModelAndView refused(OperationException e) {
        return page(HttpStatus.valueOf(e.kind().status()), String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ModelAndView failed(IndexingException e) {
        if (e.type() == FailureType.INVALID_REQUEST) {
            return page(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
        LOG.warn("a page cannot be shown", e);
        return page(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ModelAndView tooLarge(MultipartException e) {
        return page(
                HttpStatus.CONTENT_TOO_LARGE,
                "the upload failed: the files are too many or too large together, or the connection broke; none of"
                        + " them was kept. Go back and send fewer at a time, or index their folder in a terminal");
    }

    /** What no page of ours sends. */
    @ExceptionHandler({MissingServletRequestParameterException.class, MethodArgumentTypeMismatchException.class})
    ModelAndView odd(Exception e) {
        return page(
                HttpStatus.BAD_REQUEST, "a field is missing or has a value of the wrong type: go back and correct it");
    }

    private static ModelAndView page(HttpStatus status, String detail) {
        ModelAndView page = new ModelAndView(
                "refused", Map.of("status", status.value(), "title", status.getReasonPhrase(), "detail", detail));
        page.setStatus(status);
        return page;
    }
}
