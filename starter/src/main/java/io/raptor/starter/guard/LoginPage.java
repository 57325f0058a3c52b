package io.raptor.starter.guard;

import io.raptor.starter.guard.TokenLogin.TooMany;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The form that takes the token, and where it leads. */
@Controller
class LoginPage {

    static final String PATH = "/login";
    private static final String NEXT = "next";
    private static final String AGAIN = "/login/again";
    private static final String SAID = "raptor.login.said";

    private final SessionCookies sessions;

    LoginPage(SessionCookies sessions) {
        this.sessions = sessions;
    }

    @GetMapping(PATH)
    String form(HttpServletRequest request, Model model) {
        model.addAttribute(NEXT, inside(request.getParameter(NEXT)));
        model.addAttribute("said", request.getParameter("out") == null ? "" : "You are signed out.");
        return "login";
    }

    /** The same after a wrong token; reached from within only. */
    @PostMapping(AGAIN)
    String again(HttpServletRequest request, Model model) {
        Object said = request.getAttribute(SAID);
        model.addAttribute(NEXT, inside(request.getParameter(NEXT)));
        model.addAttribute("said", said == null ? "" : said);
        return "login";
    }

    void succeeded(HttpServletRequest request, HttpServletResponse response, Authentication who) throws IOException {
        if (who.getDetails() instanceof AccessToken token) {
            sessions.begin(request, response, token);
        }
        response.sendRedirect(inside(request.getParameter(NEXT)));
    }

    void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        if (why instanceof TooMany many) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader("Retry-After", many.retryAfter());
            request.setAttribute(SAID, "Too many wrong tokens: try again in " + many.retryAfter() + " seconds.");
        } else {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            request.setAttribute(SAID, "Wrong token. Enter the value of RAPTOR_TOKEN on the server.");
        }
        request.getRequestDispatcher(AGAIN).forward(request, response);
    }

    /** To the form, and from there on to what was asked for. */
    static void lead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = request.getQueryString();
        String path = request.getRequestURI() + (query == null ? "" : "?" + query);
        String form = request.getMethod().equals("GET") && path.length() <= 1000
                ? PATH + "?next=" + URLEncoder.encode(inside(path), StandardCharsets.UTF_8)
                : PATH;
        if (request.getHeader(RefusalWriter.PART) != null) {
            response.setHeader("HX-Redirect", PATH);
            RefusalWriter.send(request, response, HttpStatus.UNAUTHORIZED, "sign in again");
        } else {
            response.sendRedirect(form);
        }
    }

    /** A path of ours, or the first page: never another site's. */
    static String inside(@Nullable String path) {
        boolean ours = path != null
                && path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\')
                && !path.startsWith(PATH);
        return ours ? String.valueOf(path) : "/";
    }
}
