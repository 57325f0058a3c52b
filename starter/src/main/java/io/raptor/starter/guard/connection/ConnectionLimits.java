package io.raptor.starter.guard.connection;

import java.time.Duration;

/**
 * The bounds of connections.
 *
 * @param perAddress connections that one address may have; 0 for any number
 * @param arrival time for a whole request to arrive in: its head, and its body unless that is an upload
 * @param idle time that a connection may wait between two requests
 * @param bodies requests whose bodies may be waited for at once
 * @param uploads requests with files that may be waited for at once
 */
public record ConnectionLimits(int perAddress, Duration arrival, Duration idle, int bodies, int uploads) {

    private static final Duration IDLE = Duration.ofSeconds(60);

    /** Far below the server's 200 threads, so that no number of slow senders has them all. */
    private static final int BODIES = 64;

    private static final int UPLOADS = 16;

    /** The usual numbers. */
    public static ConnectionLimits of(int perAddress, Duration arrival) {
        return new ConnectionLimits(perAddress, arrival, IDLE, BODIES, UPLOADS);
    }
}
