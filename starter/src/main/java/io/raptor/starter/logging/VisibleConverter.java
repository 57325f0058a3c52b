package io.raptor.starter.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;
import io.raptor.starter.text.Visible;

/**
 * The part of a log line that strangers' words are in, for a pattern: {@code %visible(…){line}} for what must stay in its
 * line, {@code %visible(…)} for what has lines of its own.
 */
public final class VisibleConverter extends CompositeConverter<ILoggingEvent> {

    private static final String LINE = "line";

    @Override
    protected String transform(ILoggingEvent event, String part) {
        return LINE.equals(getFirstOption()) ? Visible.line(part) : Visible.text(part);
    }
}
