package io.raptor.starter.config;

import io.raptor.activity.store.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The home folder, made when there is none; logs go there from then on. */
public final class Home {

    private static final String LOGS = "logs";
    private static final List<String> PARTS = List.of(LOGS, "search", "store", "uploads");

    private Home() {}

    /** Names the log's place. The first logger opens the file, so this comes before anything that logs. */
    public static void logBelow(String home) {
        System.setProperty("raptor.log.file", Path.of(home, LOGS, "raptor.log").toString());
    }

    /** Its files are its user's alone: those of earlier runs, too. */
    public static void prepare(Path home) {
        prepareLog(home);
        PrivateFiles.closeFiles(home);
        PARTS.forEach(part -> PrivateFiles.closeAll(home.resolve(part)));
    }

    /** Makes it, and in it what the first logger needs. */
    public static void prepareLog(Path home) {
        try {
            PrivateFiles.folder(home);
            PrivateFiles.folder(home.resolve(LOGS));
        } catch (IOException e) {
            throw new UncheckedIOException("the home folder " + home + " cannot be made", e);
        }
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        // Logback's own file is all there is to set up; Spring would print to the console.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    }
}
