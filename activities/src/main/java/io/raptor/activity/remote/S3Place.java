package io.raptor.activity.remote;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A place in an object storage, written {@code s3://bucket/folder}: an object, or all objects below a folder.
 *
 * @param key without a slash at its end; empty for the whole bucket
 */
public record S3Place(String bucket, String key) {

    private static final String SCHEME = "s3://";

    private static final Pattern FORM =
            Pattern.compile("s3://([A-Za-z0-9][A-Za-z0-9._-]{2,62})(?:/(.*))?", Pattern.DOTALL);

    /** Whether a text is meant as one, well written or not. */
    public static boolean is(String text) {
        return text.startsWith(SCHEME);
    }

    /** The place that a text names; empty where it is not well written. */
    public static Optional<S3Place> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String key = form.group(2) == null ? "" : form.group(2).replaceFirst("/+$", "");
        return climbs(key) ? Optional.empty() : Optional.of(new S3Place(form.group(1), key));
    }

    /** @throws IndexingException INVALID_REQUEST where it is not well written */
    public static S3Place of(String text) {
        return parse(text)
                .orElseThrow(() -> new IndexingException(
                        FailureType.INVALID_REQUEST,
                        "The source " + text + " must read s3://BUCKET or s3://BUCKET/FOLDER, without . and .. between"
                                + " slashes"));
    }

    /** Whether a key has parts that lead elsewhere where it is taken for a path. */
    static boolean climbs(String key) {
        return Stream.of(key.split("/", -1)).anyMatch(part -> part.equals(".") || part.equals(".."));
    }

    /** Whether this is the other place, or a folder that the other is below. */
    public boolean holds(S3Place other) {
        return bucket.equals(other.bucket)
                && (key.isEmpty() || key.equals(other.key) || other.key.startsWith(folder()));
    }

    /** What the keys of all objects below begin with. */
    String folder() {
        return key.isEmpty() ? "" : key + "/";
    }

    /** The last part of it: what people call it. */
    public String name() {
        return key.isEmpty() ? bucket : key.substring(key.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return SCHEME + bucket + (key.isEmpty() ? "" : "/" + key);
    }
}
