package io.raptor.starter.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who shows the right token, and nobody who was sent by a web page of elsewhere. */
final class Gatekeeper extends OncePerRequestFilter {

    /** Set for a request that showed the owner's token. */
    static final String OWNER = "raptor.owner";

    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost");
    private static final String BEARER = "Bearer ";

    /** Exactly these, as they are sent: nothing that could be read as another path. */
    private static final Set<String> WATCHED = Set.of(
            "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus");

    private final OwnerToken owner;
    private final AccessRules rules;

    Gatekeeper(OwnerToken owner, AccessRules rules) {
        this.owner = owner;
        this.rules = rules;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        String shown = header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
        boolean fromOwner = Secrets.same(owner.value(), shown);
        if (!HOSTS.contains(request.getServerName())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (fromOwner || admitted(request, shown)) {
            request.setAttribute(OWNER, fromOwner);
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private boolean admitted(HttpServletRequest request, String shown) throws UnknownHostException {
        boolean watching = WATCHED.contains(request.getRequestURI());
        return rules.admits(shown) || (watching && rules.admitsWatcher(fromHere(request), shown));
    }

    /** By the connection, not by any header. */
    private static boolean fromHere(HttpServletRequest request) throws UnknownHostException {
        return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    }
}
