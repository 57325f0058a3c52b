package io.raptor.starter.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reader's choice between light and dark, which the browser keeps in a cookie: no page ever flashes in the other. */
@Controller
class ThemePage {

    private static final String COOKIE = "raptor_theme";
    private static final Set<String> THEMES = Set.of("light", "dark");
    private static final Duration KEPT = Duration.ofDays(365);

    static String chosen(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE) && THEMES.contains(cookie.getValue())) {
                    return cookie.getValue();
                }
            }
        }
        return "";
    }

    /** @param theme anything else than a theme leaves the choice to the system again */
    @PostMapping("/theme")
    String choose(
            @RequestParam String theme, @RequestParam(defaultValue = "/") String back, HttpServletResponse response) {
        boolean known = THEMES.contains(theme);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, known ? theme : "")
                        .path("/")
                        .maxAge(known ? KEPT : Duration.ZERO)
                        .httpOnly(true)
                        .sameSite("Strict")
                        .build()
                        .toString());
        return "redirect:" + inside(back);
    }

    /** A path of ours, or the first page: never another site's. */
    private static String inside(String path) {
        boolean ours = path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\' && c != '{' && c != '}');
        return ours ? path : "/";
    }
}
