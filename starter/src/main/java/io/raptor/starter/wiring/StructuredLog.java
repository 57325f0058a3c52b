package io.raptor.starter.wiring;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import io.raptor.starter.config.InvalidSettings;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;

/**
 * The log as JSON lines on standard error, for programs that collect logs, when Spring Boot's own setting asks for it;
 * beside the log file, which people read.
 */
final class StructuredLog {

    /** {@code logstash}, {@code ecs} or {@code gelf}. */
    static final String FORMAT = "logging.structured.format.console";

    private static final String NAME = "structured";

    private StructuredLog() {}

    /**
     * Begins it, where it is asked for and not begun yet.
     *
     * @throws InvalidSettings when there is no such format
     */
    static void begin(Environment environment) {
        String format = environment.getProperty(FORMAT, "");
        ch.qos.logback.classic.Logger root = root();
        if (!format.isBlank() && root.getAppender(NAME) == null) {
            root.addAppender(appender(root.getLoggerContext(), environment, format));
        }
    }

    /** Ends it. */
    static void end() {
        root().detachAppender(NAME);
    }

    private static ch.qos.logback.classic.Logger root() {
        return (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    private static Appender<ILoggingEvent> appender(LoggerContext context, Environment environment, String format) {
        // Where the encoder looks for the settings of its own.
        context.putObject(Environment.class.getName(), environment);
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat(format);
        try {
            encoder.start();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettings(List.of(FORMAT + " must be logstash, ecs or gelf, not " + format));
        }
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setName(NAME);
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
