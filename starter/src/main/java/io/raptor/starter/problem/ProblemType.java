package io.raptor.starter.problem;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpStatus;

/** The types of problems; {@code docs/problems.md} says of each what happened and what to do. */
public enum ProblemType {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request has faults"),
    MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body is not JSON"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A token is needed"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "This is not allowed"),
    SOURCE_FORBIDDEN(HttpStatus.FORBIDDEN, "A source may not be read"),
    NO_SUCH_ADDRESS(HttpStatus.NOT_FOUND, "There is nothing at this address"),
    UNKNOWN(HttpStatus.NOT_FOUND, "The resource does not exist"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This method is not supported here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer has no such format"),
    TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The body arrived too slowly"),
    CONFLICT(HttpStatus.CONFLICT, "The current state does not allow it"),
    NO_MODEL(HttpStatus.CONFLICT, "No chat model is set"),
    NO_GRAPH(HttpStatus.CONFLICT, "The dataset has no graph"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_CONTENT(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This content type is not supported"),
    TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS, "Too many attempts"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong"),
    MODEL_FAILED(HttpStatus.BAD_GATEWAY, "The chat model gave no answer"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Currently unavailable");

    private static final String URN = "urn:raptor:problem:";

    /** By their number failures of the server, but it is the request that asks for what there is not. */
    private static final Set<HttpStatus> UNSPOKEN =
            Set.of(HttpStatus.NOT_IMPLEMENTED, HttpStatus.HTTP_VERSION_NOT_SUPPORTED);

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The type that says most of what a status says; a status of its own kind is as an invalid request or a failure. */
    public static ProblemType of(HttpStatus status) {
        for (ProblemType type : values()) {
            if (type.status == status) {
                return type;
            }
        }
        return status.is4xxClientError() || UNSPOKEN.contains(status) ? INVALID_REQUEST : INTERNAL;
    }

    /** The heading in the document. */
    public String anchor() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A name and no address: a server need not be reachable for its answers to be understood. */
    public URI uri() {
        return URI.create(URN + anchor());
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }
}
