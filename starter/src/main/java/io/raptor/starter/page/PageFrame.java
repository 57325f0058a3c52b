package io.raptor.starter.page;

import io.raptor.starter.guard.SessionCookies;
import io.raptor.starter.page.task.Attention;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The frame around the content of every page. */
@ControllerAdvice(basePackageClasses = PageFrame.class)
class PageFrame {

    private final Attention attention;

    PageFrame(Attention attention) {
        this.attention = attention;
    }

    /** Whether there is a session to end. */
    @ModelAttribute("signedIn")
    boolean signedIn(HttpServletRequest request) {
        return SessionCookies.brought(request);
    }

    /** How many tasks need a person. */
    @ModelAttribute("attention")
    int attention() {
        return attention.needs().size();
    }

    /** {@code light} or {@code dark} where the reader chose one; empty for what the system has. */
    @ModelAttribute("theme")
    String theme(HttpServletRequest request) {
        return ThemePage.chosen(request);
    }

    /** The page's own address, to come back to. */
    @ModelAttribute("address")
    String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getMethod().equals("GET") ? request.getRequestURI() + (query == null ? "" : "?" + query) : "/";
    }
}
