package io.raptor.starter.guard;

import io.raptor.starter.problem.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/** The answer to a failure that nothing else answered: its status, and nothing from inside. */
@RestController
class ErrorPages implements ErrorController {

    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        RefusalWriter.dress(response);
        HttpStatus status = status(request);
        String detail = detail(status);
        if (RefusalWriter.byProgram(request, asked(request))) {
            return Problem.of(status, detail, asked(request)).response();
        }
        ModelAndView page = new ModelAndView(
                "error", Map.of("status", status.value(), "title", status.getReasonPhrase(), "detail", detail));
        page.setStatus(status);
        return page;
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static String asked(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                ? path
                : request.getRequestURI();
    }

    private static String detail(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "there is nothing here: check the address";
            case METHOD_NOT_ALLOWED -> "this method is not supported here";
            case FORBIDDEN -> "this is not allowed: reload the page and try again";
            case NOT_ACCEPTABLE -> "the answer has no such format: accept application/json";
            case UNSUPPORTED_MEDIA_TYPE -> "this content type is not supported here";
            case CONTENT_TOO_LARGE -> "the request is too large";
            default ->
                status.is5xxServerError() ? "something went wrong; the log says what" : "the request cannot be used";
        };
    }
}
