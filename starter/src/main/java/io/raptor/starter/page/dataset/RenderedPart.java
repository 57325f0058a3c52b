package io.raptor.starter.page.dataset;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.servlet.ViewResolver;

/** A part of a page that is rendered into a text, beside a response that something else is sent by. */
final class RenderedPart extends HttpServletResponseWrapper {

    private final StringWriter text = new StringWriter();
    private final PrintWriter writer = new PrintWriter(text);

    private RenderedPart(HttpServletResponse beside) {
        super(beside);
    }

    /** @param part as a controller names it */
    static String of(
            ViewResolver views,
            String part,
            Map<String, ?> model,
            HttpServletRequest request,
            HttpServletResponse beside) {
        RenderedPart rendered = new RenderedPart(beside);
        try {
            Objects.requireNonNull(views.resolveViewName(part, Locale.ENGLISH), part)
                    .render(model, request, rendered);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a part of a page cannot be rendered: " + part, e);
        }
        rendered.writer.flush();
        return rendered.text.toString();
    }

    @Override
    public PrintWriter getWriter() {
        return writer;
    }

    /** The response beside has one of its own. */
    @Override
    public void setContentType(String type) {}

    @Override
    public void setCharacterEncoding(String encoding) {}

    @Override
    public void setLocale(Locale locale) {}

    /** Nothing is sent from here. */
    @Override
    public void flushBuffer() {}
}
