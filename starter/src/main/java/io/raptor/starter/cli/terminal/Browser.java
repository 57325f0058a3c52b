package io.raptor.starter.cli.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Locale;

/** The browser of whoever sits here, by the program that each system has for opening addresses. */
public final class Browser {

    private Browser() {}

    /** @return false where there is no such program */
    public static boolean open(String address) {
        try {
            Process unused = new ProcessBuilder(command(System.getProperty("os.name", ""), address))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException none) {
            return false;
        }
    }

    static List<String> command(String system, String address) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return List.of("open", address);
        }
        return name.startsWith("windows")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
                : List.of("xdg-open", address);
    }
}
