package io.raptor.starter.config;

import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param token that opens metrics and nothing else; empty for none */
public record MetricsProperties(@DefaultValue("") String token) {

    /** Without the token. */
    @Override
    public String toString() {
        return "Metrics[" + (token.isEmpty() ? "no token" : "a token") + "]";
    }
}
