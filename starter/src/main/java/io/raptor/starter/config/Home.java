package io.raptor.starter.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The home folder, made when there is none; logs go there from then on. */
public final class Home {

    private Home() {}

    /** Names the log's place. The first logger opens the file, so this comes before anything that logs. */
    public static void logBelow(String home) {
        System.setProperty(
                "raptor.log.file", Path.of(home, "logs", "raptor.log").toString());
    }

    public static void prepare(Path home) {
        Path logs = home.resolve("logs");
        try {
            Files.createDirectories(logs);
        } catch (IOException e) {
            throw new UncheckedIOException("the home folder " + home + " cannot be made", e);
        }
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        // Logback's own file is all there is to set up; Spring would print to the console.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    }
}
