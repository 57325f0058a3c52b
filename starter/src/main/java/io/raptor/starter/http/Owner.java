package io.raptor.starter.http;

/**
 * The process that owns a home, as others find it.
 *
 * @param port of its HTTP interface, on the loopback address
 * @param token that it wants to see
 * @param temporal address of the Temporal service it uses
 */
public record Owner(long pid, int port, String token, String temporal) {

    /** Without the token. */
    @Override
    public String toString() {
        return "process " + pid + " at 127.0.0.1:" + port;
    }
}
