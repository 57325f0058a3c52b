package io.raptor.starter.config;

import io.raptor.starter.http.HttpConfiguration;
import io.raptor.starter.metrics.MetricsConfiguration;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.StandardEnvironment;

/** The whole program in one process: service, workers, and the HTTP interface on the loopback address. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({RaptorConfiguration.class, HttpConfiguration.class})
public class Application {

    /**
     * Starts it.
     *
     * @param port of the HTTP interface; 0 for any free one
     */
    public static ConfigurableApplicationContext start(RaptorProperties properties, Role role, int port) {
        boolean watched = role != Role.INDEX;
        SpringApplicationBuilder builder = new SpringApplicationBuilder(Application.class);
        if (watched) {
            StructuredLog.begin(new StandardEnvironment());
            builder.sources(MetricsConfiguration.class).properties(MetricsConfiguration.PROPERTIES);
        }
        return builder.web(WebApplicationType.SERVLET)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .properties(Map.of(
                        "server.address",
                        "127.0.0.1",
                        "server.port",
                        Integer.toString(port),
                        "server.shutdown",
                        "immediate",
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
}
