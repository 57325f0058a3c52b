package io.raptor.starter.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The home folder, made when there is none; logs go there from then on. */
public final class Home {

    private Home() {}

    public static void prepare(Path home) {
        Path logs = home.resolve("logs");
        try {
            Files.createDirectories(logs);
        } catch (IOException e) {
            throw new UncheckedIOException("the home folder " + home + " cannot be made", e);
        }
        System.setProperty("raptor.log.file", logs.resolve("raptor.log").toString());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        // Logback's own file is all there is to set up; Spring would print to the console.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    }
}
