package io.raptor.starter.guard;

import io.raptor.starter.guard.FailedLogins.LoginCheck;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Decides who may read metrics: whoever has their token or the server's. Where there is no token of theirs, programs of
 * this machine need none, and nobody does where there is none at all. Health is open to everybody.
 */
final class MetricsFilter extends OncePerRequestFilter {

    private static final String HEALTH = "/actuator/health";

    /** What proxies add: such a request is not from this machine, whatever its connection says. */
    private static final Set<String> PROXIED = Set.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private final GuardSettings settings;
    private final OwnerToken owner;
    private final AccessRules rules;
    private final FailedLogins failures;

    MetricsFilter(GuardSettings settings, OwnerToken owner, AccessRules rules, FailedLogins failures) {
        this.settings = settings;
        this.owner = owner;
        this.rules = rules;
        this.failures = failures;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        String shown = TokenFilter.shown(request);
        if (path.equals(HEALTH) || path.startsWith(HEALTH + "/")) {
            chain.doFilter(request, response);
        } else if (request.getHeader("Sec-Fetch-Site") != null || request.getHeader("Origin") != null) {
            RefusalWriter.send(request, response, HttpStatus.FORBIDDEN, "metrics are for programs, not for web pages");
        } else if (shown == null ? needsNone(request) : right(request, shown, response)) {
            chain.doFilter(request, response);
        } else if (!response.isCommitted()) {
            refuse(request, response);
        }
    }

    private boolean right(HttpServletRequest request, String shown, HttpServletResponse response) throws IOException {
        LoginCheck verdict = failures.judge(request.getRemoteAddr(), () -> isOne(shown));
        if (verdict.mustWait()) {
            response.setHeader("Retry-After", verdict.retryAfter());
            RefusalWriter.send(
                    request, response, HttpStatus.TOO_MANY_REQUESTS, "too many wrong tokens: try again later");
            response.flushBuffer();
        }
        return verdict.right();
    }

    private boolean isOne(String shown) {
        boolean ofMetrics = !settings.metricsToken().isEmpty() && Secrets.same(settings.metricsToken(), shown);
        boolean ofAll = rules.token(shown).isPresent();
        boolean ofOwner = Secrets.same(owner.value(), shown);
        return ofMetrics || ofAll || ofOwner;
    }

    private boolean needsNone(HttpServletRequest request) throws UnknownHostException {
        return settings.metricsToken().isEmpty() && (rules.tokens().isEmpty() || fromHere(request));
    }

    /** By the connection; a header can only take it away. */
    private static boolean fromHere(HttpServletRequest request) throws UnknownHostException {
        return PROXIED.stream().allMatch(name -> request.getHeader(name) == null)
                && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        RefusalWriter.send(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                "send the token: Authorization: Bearer …, with the value of RAPTOR_METRICS_TOKEN or RAPTOR_TOKEN");
    }
}
