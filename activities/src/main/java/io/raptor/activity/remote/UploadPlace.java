package io.raptor.activity.remote;

import io.raptor.workflow.model.Names;
import java.util.Optional;

/**
 * The uploads of a dataset, written {@code upload://dataset}, or one of them.
 *
 * @param name of the file; empty for all of the dataset
 */
public record UploadPlace(String dataset, String name) {

    private static final String SCHEME = "upload://";

    static boolean is(String text) {
        return text.startsWith(SCHEME);
    }

    /** The place that a text names; empty where it names none. */
    public static Optional<UploadPlace> parse(String text) {
        if (!is(text)) {
            return Optional.empty();
        }
        String[] parts = text.substring(SCHEME.length()).split("/", 2);
        return Names.valid(parts[0])
                ? Optional.of(new UploadPlace(parts[0], parts.length > 1 ? parts[1] : ""))
                : Optional.empty();
    }

    /** All uploads of a dataset. */
    public static UploadPlace of(String dataset) {
        return new UploadPlace(dataset, "");
    }

    @Override
    public String toString() {
        return SCHEME + dataset + (name.isEmpty() ? "" : "/" + name);
    }
}
