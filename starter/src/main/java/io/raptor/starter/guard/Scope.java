package io.raptor.starter.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** A part of what callers may do; a token has one or several. */
public enum Scope {
    /** Look at tasks, documents, trees and graphs; search and ask. */
    READ,
    /** Start, schedule, steer and estimate tasks; send files. */
    RUN,
    /** Delete documents and datasets. */
    DELETE;

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** Questions that are sent, since they are too long for an address. */
    private static final Pattern ASKING = Pattern.compile(
            "/api/v1/dataset/[^/]+/(search|ask)|/datasets/[^/]+/ask|/ask|/mcp" + "|/logout|/theme|/codec/.*");

    /** A schedule holds no data: whoever starts tasks may end what starts them. */
    private static final Pattern ENDING = Pattern.compile("/api/v1/schedule/[^/]+");

    private static final Pattern DELETING = Pattern.compile("/datasets/[^/]+/delete");

    static Scope needed(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (READING.contains(request.getMethod())) {
            return READ;
        }
        if ((request.getMethod().equals("DELETE") && !ENDING.matcher(path).matches())
                || DELETING.matcher(path).matches()) {
            return DELETE;
        }
        return ASKING.matcher(path).matches() ? READ : RUN;
    }

    /** Whether whoever sent the request that this thread answers has it. */
    public boolean held() {
        return held(SecurityContextHolder.getContext().getAuthentication());
    }

    boolean held(@Nullable Authentication who) {
        return who != null
                && who.isAuthenticated()
                && who.getAuthorities().stream().anyMatch(authority -> name().equals(authority.getAuthority()));
    }

    /** The scope of this name; empty where there is none. */
    static Optional<Scope> named(String name) {
        return Stream.of(values()).filter(scope -> scope.text().equals(name)).findFirst();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
