package io.raptor.starter.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;

/**
 * Bounds what a request may hold besides files, in bytes and in time, and takes nothing but JSON where JSON is spoken: a
 * form of a web page of elsewhere cannot send that.
 */
final class BodyLimitFilter extends OncePerRequestFilter {

    static final int MOST_BYTES = 1 << 20;

    /** Where files are taken: by programs, and by the form of a new task. */
    private static final Set<String> UPLOADS = Set.of("/api/v1/document", "/new");

    private final Duration patience;

    /** @param patience for a whole body */
    BodyLimitFilter(Duration patience) {
        this.patience = patience;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean body = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        String type = request.getContentType() == null ? "" : request.getContentType();
        boolean files = FormToken.files(request);
        if (!body) {
            chain.doFilter(request, response);
        } else if (files && isUpload(request)) {
            chain.doFilter(request, response);
        } else if (files || (RefusalWriter.forProgram(request) && !speaksJson(type))) {
            // Files elsewhere would be written to disk by whatever looks for a form's field, before anybody is let in.
            RefusalWriter.send(
                    request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "send JSON: Content-Type: application/json");
        } else if (request.getContentLengthLong() > MOST_BYTES) {
            response.setHeader("Connection", "close");
            RefusalWriter.send(request, response, HttpStatus.CONTENT_TOO_LARGE, tooLarge());
        } else {
            chain.doFilter(new Bounded(request, patience), response);
        }
    }

    private static boolean isUpload(HttpServletRequest request) {
        return UPLOADS.contains(request.getRequestURI());
    }

    private static boolean speaksJson(String type) {
        String essence = type.split(";", 2)[0].strip();
        return essence.equalsIgnoreCase("application/json") || essence.equalsIgnoreCase("application/merge-patch+json");
    }

    private static String tooLarge() {
        return "a body may have " + MOST_BYTES + " bytes: name folders instead of many files";
    }

    /** A body that ends with an error where it goes beyond its bounds. */
    private static final class Bounded extends HttpServletRequestWrapper {

        private final Duration patience;

        Bounded(HttpServletRequest request, Duration patience) {
            super(request);
            this.patience = patience;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), patience);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream in;
        private final long deadline;
        private long read;

        Counted(ServletInputStream in, Duration patience) {
            this.in = in;
            this.deadline = System.nanoTime() + patience.toNanos();
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int some = in.read(bytes, from, length);
            count(Math.max(0, some));
            return some;
        }

        private void count(int more) {
            read += more;
            if (read > MOST_BYTES) {
                throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, tooLarge());
            }
            if (System.nanoTime() > deadline) {
                throw new ResponseStatusException(HttpStatus.REQUEST_TIMEOUT, "the body arrived too slowly");
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
