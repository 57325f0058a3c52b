package io.raptor.starter.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends sessions that are old: a page that looks for news would keep its own alive for ever. */
final class SessionAgeFilter extends OncePerRequestFilter {

    private final Duration most;
    private final Clock clock;

    SessionAgeFilter(Duration most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && clock.millis() - session.getCreationTime() > most.toMillis()) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }
}
