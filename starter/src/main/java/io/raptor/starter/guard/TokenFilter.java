package io.raptor.starter.guard;

import io.raptor.starter.guard.FailedLogins.LoginCheck;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sees by its bearer token or its session who sends a request. Whether they may is decided later. */
public final class TokenFilter extends OncePerRequestFilter {

    /** Set on every request: whether it showed the owner's token. */
    public static final String OWNER = "raptor.owner";

    private static final String BEARER = "Bearer ";

    private final OwnerToken owner;
    private final AccessRules rules;
    private final FailedLogins failures;
    private final SessionCookies sessions;

    TokenFilter(OwnerToken owner, AccessRules rules, FailedLogins failures, SessionCookies sessions) {
        this.sessions = sessions;
        this.owner = owner;
        this.rules = rules;
        this.failures = failures;
    }

    /** Whether it shows a token of its own accord, as no other site's page can make a browser do. */
    static boolean bearer(HttpServletRequest request) {
        return shown(request) != null;
    }

    /** The bearer token that it shows; {@code null} for none. */
    static @Nullable String shown(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String shown = shown(request);
        boolean fromOwner = shown != null && Secrets.same(owner.value(), shown);
        request.setAttribute(OWNER, fromOwner);
        if (fromOwner) {
            admit(Requester.OWNER.authentication());
        } else if (rules.free()) {
            admit(Requester.USER.authentication());
        } else if (shown != null) {
            Optional<AccessToken> known = rules.token(shown);
            LoginCheck verdict = failures.judge(request.getRemoteAddr(), known::isPresent);
            if (verdict.mustWait()) {
                response.setHeader("Retry-After", verdict.retryAfter());
                RefusalWriter.send(
                        request, response, HttpStatus.TOO_MANY_REQUESTS, "too many wrong tokens: try again later");
                return;
            }
            admit(rules.open() ? known.map(Requester.USER::by).orElse(null) : null);
        } else if (rules.login()) {
            admit(sessions.find(request, response).map(Requester.USER::by).orElse(null));
        }
        chain.doFilter(request, response);
    }

    /** @param caller nobody: a wrong token is no better with a session beside it */
    private static void admit(@Nullable Authentication caller) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(caller);
        SecurityContextHolder.setContext(context);
    }
}
