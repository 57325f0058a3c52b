package io.raptor.starter.config;

import io.raptor.activity.document.DocumentLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** The bounds of one document: see {@link DocumentLimits}. */
public record DocumentProperties(
        @DefaultValue("100MB") DataSize maxSize,
        @DefaultValue("20000000") int maxCharacters,
        @DefaultValue("50000") int maxLeaves,
        @DefaultValue("5m") Duration parseTimeout) {

    public DocumentLimits limits() {
        return new DocumentLimits(maxSize.toBytes(), maxCharacters, maxLeaves, parseTimeout);
    }
}
