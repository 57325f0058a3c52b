package io.raptor.starter.logging;

import ch.qos.logback.classic.LoggerContext;
import io.raptor.starter.config.InvalidSettings;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * The log as JSON lines on standard error, for programs that collect logs, when Spring Boot's own setting asks for it;
 * beside the log file, which people read.
 */
public final class StructuredLog {

    /** {@code logstash}, {@code ecs} or {@code gelf}. */
    private static final String FORMAT = "logging.structured.format.console";

    private static final String NAME = "STRUCTURED";

    private StructuredLog() {}

    /** Whether it is asked for. */
    public static boolean wanted() {
        return !format(new StandardEnvironment()).isBlank();
    }

    /**
     * Begins it.
     *
     * @throws InvalidSettings when there is no such format
     */
    public static void begin() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            ConsoleLog.add(
                    context.getLogger(Logger.ROOT_LOGGER_NAME), NAME, encoder(context, new StandardEnvironment()));
        }
    }

    private static String format(Environment environment) {
        return environment.getProperty(FORMAT, "");
    }

    private static StructuredLogEncoder encoder(LoggerContext context, Environment environment) {
        // Where the encoder looks for the settings of its own.
        context.putObject(Environment.class.getName(), environment);
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat(format(environment));
        try {
            encoder.start();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettings(List.of(FORMAT + " must be logstash, ecs or gelf, not " + format(environment)));
        }
        return encoder;
    }
}
