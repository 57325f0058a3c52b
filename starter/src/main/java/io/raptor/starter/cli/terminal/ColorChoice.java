package io.raptor.starter.cli.terminal;

import java.util.Map;

/** The choice of {@code --color}: when output is coloured. */
public enum ColorChoice {
    /** On a terminal, unless {@code NO_COLOR} is set or the terminal is a dumb one. */
    AUTO,
    ALWAYS,
    NEVER;

    boolean coloured(boolean terminal, Map<String, String> environment) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                terminal
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !"dumb".equals(environment.get("TERM"));
        };
    }
}
