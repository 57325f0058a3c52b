package io.raptor.starter.logging;

import ch.qos.logback.core.rolling.RollingFileAppender;
import io.raptor.activity.store.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;

/** A log file that only its user can read, and so are those that it is rolled into. */
public final class PrivateLogFile<E> extends RollingFileAppender<E> {

    @Override
    public void openFile(String name) throws IOException {
        super.openFile(name);
        PrivateFiles.close(Path.of(name));
    }
}
