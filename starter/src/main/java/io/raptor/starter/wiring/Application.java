package io.raptor.starter.wiring;

import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.config.Role;
import io.raptor.starter.http.HttpConfiguration;
import io.raptor.starter.mcp.McpConfiguration;
import io.raptor.starter.metrics.MetricsConfiguration;
import io.raptor.starter.page.PageConfiguration;
import io.raptor.starter.tracing.TracingConfiguration;
import io.raptor.starter.upload.Uploads;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The whole program in one process: service, workers, and the HTTP interface on the loopback address by default. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({RaptorConfiguration.class, HttpConfiguration.class, McpConfiguration.class, PageConfiguration.class})
public class Application {

    /** Of a form beside its files, at most. */
    private static final int FIELDS = 40;

    /**
     * Starts it.
     *
     * @param port of the HTTP interface; 0 for any free one
     */
    public static ConfigurableApplicationContext start(RaptorProperties properties, Role role, int port) {
        boolean watched = role != Role.INDEX;
        SpringApplicationBuilder builder = new SpringApplicationBuilder(Application.class);
        if (watched) {
            builder.sources(MetricsConfiguration.class, TracingConfiguration.class)
                    .properties(MetricsConfiguration.PROPERTIES)
                    .properties(management(properties, role));
        }
        return builder.web(WebApplicationType.SERVLET)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .properties(http(properties.server(), role, port))
                .properties(uploads(properties, role))
                .properties(Map.of(
                        "spring.main.banner-mode",
                        "off",
                        "spring.jmx.enabled",
                        "false",
                        // A command waits for its start; a server would rather find its faults at once.
                        "spring.main.lazy-initialization",
                        Boolean.toString(role == Role.INDEX),
                        WithoutMetrics.SWITCH,
                        Boolean.toString(watched)))
                .initializers((GenericApplicationContext context) -> {
                    context.registerBean(RaptorProperties.class, () -> properties);
                    context.registerBean(Role.class, () -> role);
                })
                .run();
    }

    /** Health and metrics listen where the server does, at a port and with threads of their own. */
    private static Map<String, Object> management(RaptorProperties properties, Role role) {
        return Map.of(
                "management.server.port",
                properties.management().number(),
                "management.server.address",
                properties.server().address(role));
    }

    /** Files are written to disk while they come, beside their later place. */
    private static Map<String, Object> uploads(RaptorProperties properties, Role role) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("spring.servlet.multipart.enabled", Boolean.toString(role == Role.SERVER));
        settings.put(
                "spring.servlet.multipart.location",
                Uploads.coming(properties.homeFolder()).toString());
        settings.put("spring.servlet.multipart.file-size-threshold", "0B");
        settings.put("spring.servlet.multipart.resolve-lazily", "true");
        settings.put(
                "spring.servlet.multipart.max-file-size",
                properties.documents().maxSize().toBytes() + "B");
        settings.put(
                "spring.servlet.multipart.max-request-size",
                properties.uploads().maxSize().toBytes() + "B");
        settings.put("server.tomcat.max-part-count", properties.uploads().maxFiles() + FIELDS);
        return settings;
    }

    /** How it listens, and what it takes from strangers. */
    private static Map<String, Object> http(RaptorProperties.Server server, Role role, int port) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.address", server.address(role));
        settings.put("server.port", port);
        settings.put("server.shutdown", "immediate");
        settings.put("server.forward-headers-strategy", server.trustProxy() ? "native" : "none");
        settings.put("server.max-http-request-header-size", "16KB");
        settings.put("server.tomcat.connection-timeout", server.requestTimeout().toMillis() + "ms");
        settings.put("server.tomcat.keep-alive-timeout", "60s");
        settings.put("server.tomcat.max-http-form-post-size", "1MB");
        settings.put("server.tomcat.max-swallow-size", "0B");
        // An address that is made of the Host header would lead wherever that says.
        settings.put("server.tomcat.use-relative-redirects", "true");
        settings.put("server.tomcat.max-parameter-count", "2000");
        settings.put("server.error.whitelabel.enabled", "false");
        // What a caller did wrong is answered to them, and no line of our log.
        settings.put("spring.mvc.log-resolved-exception", "false");
        // Forms come by POST alone.
        settings.put("spring.mvc.formcontent.filter.enabled", "false");
        settings.put("server.servlet.session.tracking-modes", "cookie");
        settings.put("server.servlet.session.persistent", "false");
        return settings;
    }
}
