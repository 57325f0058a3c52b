package io.raptor.starter.config;

import io.raptor.activity.remote.S3Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Uploads over HTTP: where they are kept, and the bounds of one. A file of it may be as large as any document:
 * {@link DocumentProperties#maxSize}.
 *
 * @param place {@code s3://bucket/folder}; empty for the store
 * @param maxSize of all its files together
 */
public record UploadProperties(
        @DefaultValue("") String place,
        @DefaultValue("1GB") DataSize maxSize,
        @DefaultValue("1000") int maxFiles) {

    /** The folder of an object storage; empty where the store keeps them. */
    public Optional<S3Place> folder() {
        return S3Place.parse(place);
    }

    /** What cannot be used; empty when all can. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!place.isEmpty() && folder().isEmpty()) {
            faults.add("raptor.uploads.place must be s3://BUCKET/FOLDER, or left out for the store");
        }
        if (maxSize.toBytes() < 1 || maxFiles < 1) {
            faults.add("raptor.uploads: every limit must be above 0");
        }
        return faults;
    }
}
