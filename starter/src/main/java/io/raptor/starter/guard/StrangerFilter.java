package io.raptor.starter.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends those away who are not known before a byte of their body is read, but for the form that makes them known. */
final class StrangerFilter extends OncePerRequestFilter {

    private final AccessRules rules;
    private final AuthenticationEntryPoint refusal;

    StrangerFilter(AccessRules rules, AuthenticationEntryPoint refusal) {
        this.rules = rules;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (RefusalWriter.hasBody(request) && unknown() && !signsIn(request)) {
            refusal.commence(request, response, new InsufficientAuthenticationException("not known"));
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean signsIn(HttpServletRequest request) {
        return rules.login() && request.getRequestURI().equals(LoginPage.PATH) && !FormToken.files(request);
    }

    private static boolean unknown() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who == null || !who.isAuthenticated();
    }
}
