package io.raptor.starter.config;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The port of health and metrics, which has threads of its own: what stops the rest does not stop it.
 *
 * @param port a number, 0 for any free one, or {@code off}
 */
public record ManagementProperties(@DefaultValue("8081") String port) {

    private static final String OFF = "off";
    private static final int MOST = 65_535;

    public boolean off() {
        return port.equals(OFF);
    }

    /** As Spring has it: negative for none. */
    public int number() {
        return off() ? -1 : Integer.parseInt(port);
    }

    boolean usable() {
        return off() || (port.matches("\\d{1,5}") && number() <= MOST);
    }
}
