package io.raptor.starter.cli.command;

import io.raptor.activity.remote.S3Place;
import java.nio.file.Path;

/**
 * A source as it stands on a command line: shells complete paths there, so a place of an object storage comes as one.
 *
 * @param given as it was read
 * @param source as tasks name it
 * @param name what a dataset is called by default
 * @param remote not a path of this machine
 */
record GivenSource(Path given, String source, String name, boolean remote) {

    /** What a path makes of {@code s3://}. */
    private static final String SQUEEZED = "s3:/";

    static GivenSource of(Path given) {
        String text = given.toString();
        if (text.startsWith(SQUEEZED) && !S3Place.is(text)) {
            text = "s3://" + text.substring(SQUEEZED.length());
        }
        if (S3Place.is(text)) {
            String name = S3Place.parse(text).map(S3Place::name).orElse("");
            return new GivenSource(given, text, name, true);
        }
        Path path = given.toAbsolutePath().normalize();
        Path name = path.getFileName();
        return new GivenSource(given, path.toString(), name == null ? "" : name.toString(), false);
    }
}
