package io.raptor.starter.cli.terminal;

import java.util.Map;

/** When output is coloured, as {@code --color} says it. */
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
