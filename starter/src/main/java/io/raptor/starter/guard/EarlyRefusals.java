package io.raptor.starter.guard;

import io.raptor.starter.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Words for what the connector refuses before any filter sees it: a path or header that cannot be read, a length that
 * contradicts another. The same problem document as everywhere, with nothing of the request in it.
 */
final class EarlyRefusals extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        HttpStatus known = status == null ? HttpStatus.BAD_REQUEST : status;
        byte[] body = Problem.of(known, detail(known), null).json().getBytes(StandardCharsets.UTF_8);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        RefusalWriter.dress(response.getResponse());
        response.setHeader("Connection", "close");
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // Nobody is left to read it.
        }
    }

    private static String detail(HttpStatus status) {
        if (status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED) {
            return "the request names a version of HTTP that is not spoken here: use HTTP/1.1";
        }
        return status.is5xxServerError() && status != HttpStatus.NOT_IMPLEMENTED
                ? "something went wrong; the log says what"
                : "the request line or a header cannot be read: percent-encode the path in UTF-8, but not a slash"
                        + " inside a name";
    }
}
