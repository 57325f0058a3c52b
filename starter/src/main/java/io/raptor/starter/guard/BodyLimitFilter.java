package io.raptor.starter.guard;

import io.raptor.starter.guard.connection.Arrival;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;

/**
 * Bounds what a request may hold besides files, in bytes and in time, and takes nothing but JSON where JSON is spoken: a
 * form on another site's page cannot send that.
 */
final class BodyLimitFilter extends OncePerRequestFilter {

    static final int MOST_BYTES = 1 << 20;

    /** Room for a search: its query and how it is to be answered. */
    private static final int SEARCH_BYTES = 16 << 10;

    /** Room for a token and its form. */
    private static final int LOGIN_BYTES = 8 << 10;

    private static final Pattern SEARCH = Pattern.compile("/api/v1/dataset/[^/]+/search");

    /** Where files are taken: by programs, and by the form of a new task. */
    private static final Set<String> UPLOADS = Set.of("/api/v1/document", "/new");

    private static final Bound USUAL = new Bound(
            MOST_BYTES,
            HttpStatus.CONTENT_TOO_LARGE,
            "a body may have " + MOST_BYTES + " bytes: name folders instead of many files");

    private static final Bound OF_SEARCH =
            new Bound(SEARCH_BYTES, HttpStatus.BAD_REQUEST, "the search is too long: a query may have 2000 characters");

    private static final Bound OF_LOGIN =
            new Bound(LOGIN_BYTES, HttpStatus.CONTENT_TOO_LARGE, "this form may have " + LOGIN_BYTES + " bytes");

    /** @param bytes at most; what is said about more */
    private record Bound(int bytes, HttpStatus status, String detail) {}

    private final Duration patience;

    /** @param patience for a whole body */
    BodyLimitFilter(Duration patience) {
        this.patience = patience;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean files = FormToken.files(request);
        if (!RefusalWriter.hasBody(request)) {
            chain.doFilter(request, response);
        } else if (files && UPLOADS.contains(request.getRequestURI())) {
            upload(request, response, chain);
        } else if (files || (RefusalWriter.forProgram(request) && !speaksJson(request))) {
            // Files elsewhere would be written to disk by whatever looks for a form's field, before anybody is let in.
            RefusalWriter.send(
                    request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "send JSON: Content-Type: application/json");
        } else {
            bounded(request, response, chain);
        }
    }

    private static void upload(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Arrival arrival = Arrival.of(request);
        if (arrival == null || arrival.upload(request.getContentLengthLong())) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Retry-After", "10");
            RefusalWriter.send(
                    request, response, HttpStatus.SERVICE_UNAVAILABLE, "too many uploads at once: try again later");
        }
    }

    private void bounded(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Bound bound = bound(request.getRequestURI());
        if (bound.equals(OF_LOGIN) && request.getContentLengthLong() < 0) {
            RefusalWriter.send(
                    request, response, HttpStatus.LENGTH_REQUIRED, "say how long the form is: Content-Length");
        } else if (request.getContentLengthLong() > bound.bytes()) {
            RefusalWriter.send(request, response, bound.status(), bound.detail());
        } else {
            chain.doFilter(new Bounded(request, bound, patience), response);
        }
    }

    private static Bound bound(String path) {
        if (path.equals(LoginPage.PATH)) {
            return OF_LOGIN;
        }
        return SEARCH.matcher(path).matches() ? OF_SEARCH : USUAL;
    }

    private static boolean speaksJson(HttpServletRequest request) {
        String type = request.getContentType() == null ? "" : request.getContentType();
        String essence = type.split(";", 2)[0].strip();
        return essence.equalsIgnoreCase("application/json") || essence.equalsIgnoreCase("application/merge-patch+json");
    }

    /** A body that ends with an error where it goes beyond its bounds. */
    private static final class Bounded extends HttpServletRequestWrapper {

        private final Bound bound;
        private final Duration patience;

        Bounded(HttpServletRequest request, Bound bound, Duration patience) {
            super(request);
            this.bound = bound;
            this.patience = patience;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), bound, patience, Arrival.of(this));
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream in;
        private final Bound bound;
        private final long deadline;
        private final @Nullable Arrival arrival;
        private long read;

        Counted(ServletInputStream in, Bound bound, Duration patience, @Nullable Arrival arrival) {
            this.in = in;
            this.bound = bound;
            this.deadline = System.nanoTime() + patience.toNanos();
            this.arrival = arrival;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                int some = in.read(bytes, from, length);
                count(some);
                return some;
            } catch (IOException e) {
                if (arrival != null && arrival.late()) {
                    throw tooSlow();
                }
                throw e;
            }
        }

        private void count(int more) {
            if (more < 0) {
                if (arrival != null) {
                    arrival.complete();
                }
                return;
            }
            read += more;
            if (read > bound.bytes()) {
                throw new ResponseStatusException(bound.status(), bound.detail());
            }
            if (System.nanoTime() > deadline) {
                throw tooSlow();
            }
        }

        private static ResponseStatusException tooSlow() {
            return new ResponseStatusException(HttpStatus.REQUEST_TIMEOUT, "the body arrived too slowly");
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
