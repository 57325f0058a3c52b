package io.raptor.starter.page;

import io.raptor.starter.guard.SessionCookies;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The frame around the content of every page. */
@ControllerAdvice(basePackageClasses = PageFrame.class)
class PageFrame {

    /** Whether there is a session to end. */
    @ModelAttribute("signedIn")
    boolean signedIn(HttpServletRequest request) {
        return SessionCookies.brought(request);
    }
}
