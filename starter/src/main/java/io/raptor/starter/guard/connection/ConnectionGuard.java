package io.raptor.starter.guard.connection;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** Has a server watch its connections. Each server has bounds of its own, so that one cannot hold up another. */
public final class ConnectionGuard implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final ConnectionLimits limits;

    public ConnectionGuard(ConnectionLimits limits) {
        this.limits = limits;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        Connections connections = new Connections(limits, System::nanoTime);
        factory.setProtocol(GuardedProtocol.class.getName());
        factory.addEngineValves(new ArrivalValve(connections));
        factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof GuardedProtocol protocol) {
                protocol.guard(connections);
            }
        });
    }
}
