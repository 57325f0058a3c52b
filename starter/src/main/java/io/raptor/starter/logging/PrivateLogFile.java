package io.raptor.starter.logging;

import ch.qos.logback.core.rolling.RollingFileAppender;
import io.raptor.activity.store.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;

/** A log file that only its user can read, and so are those that it is rolled into. */
public final class PrivateLogFile<E> extends RollingFileAppender<E> {

    /** Whether nothing is to be logged: a file in a home that is not there would make it. */
    private static final String OFF = "io.raptor.log.off";

    /** To be said before the first logger is made. */
    public static void none() {
        System.setProperty(OFF, "true");
    }

    @Override
    public void start() {
        if (!Boolean.getBoolean(OFF)) {
            super.start();
        }
    }

    @Override
    public void openFile(String name) throws IOException {
        super.openFile(name);
        PrivateFiles.close(Path.of(name));
    }
}
