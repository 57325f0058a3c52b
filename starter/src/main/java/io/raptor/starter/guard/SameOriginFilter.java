package io.raptor.starter.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what web pages of elsewhere have a browser send: under another name of this host (DNS rebinding), or from
 * another origin. Programs send none of these headers.
 */
final class SameOriginFilter extends OncePerRequestFilter {

    /** What a browser says of requests that a person or this origin made. */
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private static final List<String> USUAL_PORTS = List.of(":80", ":443");

    private final GuardSettings settings;

    SameOriginFilter(GuardSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!settings.knows(request.getServerName())) {
            RefusalWriter.send(
                    request,
                    response,
                    HttpStatus.FORBIDDEN,
                    "this server is not known by the name in the Host header: use its address, or list the name in"
                            + " RAPTOR_SERVER_HOSTS");
        } else if (ofElsewhere(request)) {
            RefusalWriter.send(
                    request, response, HttpStatus.FORBIDDEN, "requests from web pages of another origin are refused");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean ofElsewhere(HttpServletRequest request) {
        if (fromCodecUi(request)) {
            return false;
        }
        String own = ownAuthority(request);
        if (Collections.list(request.getHeaders("Origin")).stream()
                .anyMatch(origin -> !own.equals(authority(origin)))) {
            return true;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !OURS.contains(site) && !followsLink(request);
    }

    private boolean fromCodecUi(HttpServletRequest request) {
        return !settings.uiOrigin().isEmpty()
                && request.getRequestURI().startsWith("/codec/")
                && settings.uiOrigin().equals(request.getHeader("Origin"));
    }

    /** Somebody opens one of our pages by a link; what it shows stays out of the other page's reach. */
    private static boolean followsLink(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "document".equals(request.getHeader("Sec-Fetch-Dest"))
                && !RefusalWriter.forProgram(request);
    }

    /** Host and port alone: behind a proxy that ends TLS the scheme differs. */
    private static String authority(String origin) {
        int scheme = origin.indexOf("://");
        return scheme < 0 ? origin : withoutUsualPort(origin.substring(scheme + 3));
    }

    private static String ownAuthority(HttpServletRequest request) {
        return withoutUsualPort(header(request.getHeader("Host")));
    }

    private static String header(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String withoutUsualPort(String authority) {
        String lower = authority.toLowerCase(Locale.ROOT);
        for (String usual : USUAL_PORTS) {
            if (lower.endsWith(usual)) {
                return lower.substring(0, lower.length() - usual.length());
            }
        }
        return lower;
    }
}
