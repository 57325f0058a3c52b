package io.raptor.starter.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

final class VisibleNamesTest {

    private static final String REVERSED = "rtl\u202egpj.md";

    private static String page(String template, String name) {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(new StringTemplateResolver());
        engine.addDialect(new VisibleNames());
        return engine.process(template, new Context(Locale.ENGLISH, Map.of("name", name)));
    }

    @Test
    void aNameIsShownAsItIsSpelt() {
        assertThat(page("<p th:text=\"${name}\">x</p>", REVERSED)).isEqualTo("<p>rtl\\u202Egpj.md</p>");
        assertThat(page("<p>[[${name}]] and more</p>", "a\u001b[31mb\u2066c"))
                .isEqualTo("<p>a\\u001B[31mb\\u2066c and more</p>");
    }

    @Test
    void whatDoesNotMisleadStaysAndSoDoesWhatAFormSendsBack() {
        assertThat(page("<p th:text=\"${name}\">x</p>", "שלום <b>\n\tcafé")).isEqualTo("<p>שלום &lt;b&gt;\n\tcafé</p>");
        assertThat(page("<input type=\"hidden\" th:value=\"${name}\">", REVERSED))
                .isEqualTo("<input type=\"hidden\" value=\"" + REVERSED + "\">");
    }
}
