package io.raptor.starter.guard;

import io.raptor.starter.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Says no: to programs with a problem document as RFC 9457 has it, to people with a line of text. */
final class Refusal {

    private Refusal() {}

    /** For a program, and so answered with JSON. */
    static boolean forProgram(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/api/") || path.startsWith("/codec/") || path.startsWith("/actuator");
    }

    /**
     * @param detail what is wrong and what to do about it; must not repeat what was sent
     */
    static void send(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        boolean program = forProgram(request);
        byte[] body = (program ? problem(request, status, detail).json() : status.value() + " " + detail + "\n")
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        response.setContentType(program ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : "text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** What every answer is dressed with, for those that were refused before the filters saw them. */
    static void dress(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", SecurityConfiguration.CONTENT_POLICY);
    }

    /** A path that is malformed is not repeated. */
    private static Problem problem(HttpServletRequest request, HttpStatus status, String detail) {
        return Problem.of(status, detail, status == HttpStatus.BAD_REQUEST ? null : request.getRequestURI());
    }
}
