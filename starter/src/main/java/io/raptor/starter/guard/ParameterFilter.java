package io.raptor.starter.guard;

import io.raptor.activity.port.Causes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses parameters whose encoding is broken, wherever that is noticed: it would pass for a failure of ours in the log. */
final class ParameterFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | InvalidParameterException e) {
            if (!unreadable(e)) {
                throw e;
            }
            RefusalWriter.send(
                    request,
                    response,
                    HttpStatus.BAD_REQUEST,
                    "a parameter cannot be read: percent-encode it in UTF-8");
        }
    }

    private static boolean unreadable(Exception e) {
        return Causes.hold(InvalidParameterException.class, e);
    }
}
