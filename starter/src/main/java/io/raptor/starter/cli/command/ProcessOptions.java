package io.raptor.starter.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that run until they are interrupted. */
final class ProcessOptions {

    @Option(
            names = "--address",
            description = "address to listen on (127.0.0.1); any other than loopback needs RAPTOR_TOKEN")
    private @Nullable String address;

    /** Those that were given, by the keys of their settings. */
    Map<String, String> byKey() {
        Map<String, String> given = new LinkedHashMap<>();
        if (address != null) {
            given.put("raptor.server.address", address);
        }
        return given;
    }
}
