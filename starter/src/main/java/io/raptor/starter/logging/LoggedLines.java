package io.raptor.starter.logging;

import java.io.Writer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lines for people that become lines of the log, for where nothing but the log is read. */
public final class LoggedLines extends Writer {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedLines.class);

    private final StringBuilder line = new StringBuilder();

    @Override
    public void write(char[] text, int from, int length) {
        synchronized (lock) {
            for (int at = from; at < from + length; at++) {
                if (text[at] == '\n') {
                    end();
                } else {
                    line.append(text[at]);
                }
            }
        }
    }

    private void end() {
        String said = line.toString().strip();
        line.setLength(0);
        if (!said.isEmpty()) {
            LOG.info("{}", said);
        }
    }

    /** A line that has not ended is not logged yet. */
    @Override
    public void flush() {}

    @Override
    public void close() {
        synchronized (lock) {
            end();
        }
    }
}
