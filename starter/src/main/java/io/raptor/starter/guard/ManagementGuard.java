package io.raptor.starter.guard;

import io.raptor.starter.guard.connection.ConnectionGuard;
import io.raptor.starter.guard.connection.ConnectionLimits;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The guard of the port of health and metrics, which is a server of its own. Spring finds it by its name. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementGuard {

    @Bean
    ConnectionGuard managementConnections(GuardSettings settings) {
        return new ConnectionGuard(ConnectionLimits.of(settings.connectionsPerAddress(), settings.bodyPatience()));
    }

    /** After Spring's own, which would have it speak as the server does. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> watchingOnly() {
        return factory -> {
            factory.addEngineValves(new WatchingValve());
            factory.addConnectorCustomizers(connector -> connector.setProperty("maxThreads", "10"));
        };
    }
}
