package io.raptor.starter.guard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The place of a form's CSRF token. One with files has it in its address: to look among its fields would be to write
 * its files to disk, before anybody is let in.
 */
final class FormToken implements CsrfTokenRequestHandler {

    private static final String FILES = "multipart/form-data";

    private final CsrfTokenRequestHandler usual = new XorCsrfTokenRequestAttributeHandler();

    /** Whether a request brings files. */
    static boolean files(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, FILES, 0, FILES.length());
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        usual.handle(request, response, token);
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        return usual.resolveCsrfTokenValue(files(request) ? new AddressOnly(request) : request, token);
    }

    private static final class AddressOnly extends HttpServletRequestWrapper {

        AddressOnly(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String query = getQueryString();
            return query == null
                    ? null
                    : UriComponentsBuilder.newInstance()
                            .query(query)
                            .build()
                            .getQueryParams()
                            .getFirst(name);
        }
    }
}
