package io.raptor.starter.config;

import io.raptor.activity.remote.S3Place;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param roots folders, and {@code s3://bucket/folder}, that tasks started over HTTP may read */
public record SourceProperties(@DefaultValue List<String> roots) {

    /** Whether each can be one. */
    boolean usable() {
        return roots.stream()
                .noneMatch(root -> S3Place.is(root) ? S3Place.parse(root).isEmpty() : root.contains("://"));
    }
}
