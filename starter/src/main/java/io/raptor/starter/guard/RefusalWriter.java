package io.raptor.starter.guard;

import io.raptor.starter.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** The writer of refusals: a problem document as of RFC 9457 for programs, a line of text for people. */
final class RefusalWriter {

    /** What htmx sends with its requests. */
    static final String PART = "HX-Request";

    private RefusalWriter() {}

    /** To an address that is for programs. */
    static boolean forProgram(HttpServletRequest request) {
        return forProgram(request.getRequestURI());
    }

    private static boolean forProgram(String path) {
        return path.startsWith("/api/")
                || path.startsWith("/codec/")
                || path.startsWith("/actuator")
                || path.equals("/mcp");
    }

    /**
     * By a program, which wants JSON: a browser says that it takes a page, and htmx that it asks for a part of one.
     *
     * @param path what was asked for
     */
    static boolean byProgram(HttpServletRequest request, String path) {
        String accept = request.getHeader("Accept");
        boolean person =
                request.getHeader(PART) != null || (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE));
        return forProgram(path) || !person;
    }

    /** Whether a body follows the head. */
    static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /**
     * @param detail what is wrong and what to do about it; must not repeat what was sent
     */
    static void send(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        boolean program = byProgram(request, request.getRequestURI());
        byte[] body = (program ? problem(request, status, detail).json() : status.value() + " " + detail + "\n")
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        // What else comes on the connection is not for us to read.
        response.setHeader("Connection", "close");
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
        response.setHeader("Content-Security-Policy", ContentPolicy.TEXT);
    }

    /** A path that is malformed is not repeated. */
    private static Problem problem(HttpServletRequest request, HttpStatus status, String detail) {
        return Problem.of(status, detail, status == HttpStatus.BAD_REQUEST ? null : request.getRequestURI());
    }
}
