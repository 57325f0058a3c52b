package io.raptor.starter.owner;

/**
 * The process that owns a home, as others find it.
 *
 * @param port of its HTTP interface
 * @param token that it wants to see
 * @param temporal address of the Temporal service it uses
 * @param address that it listens at
 */
public record Owner(long pid, int port, String token, String temporal, String address) {

    private static final String LOOPBACK = "127.0.0.1";

    /** Commands of this machine reach it by loopback wherever it listens at all its addresses. */
    public Owner {
        boolean everywhere = address == null || address.isEmpty() || address.equals("0.0.0.0") || address.equals("::");
        address = everywhere ? LOOPBACK : address;
    }

    /** As {@code http://host:port}. */
    public String url() {
        return "http://" + authority();
    }

    /** The same at another port. */
    public String urlAt(int other) {
        return "http://" + host() + ":" + other;
    }

    /** As {@code host:port}. */
    String authority() {
        return host() + ":" + port;
    }

    private String host() {
        return address.contains(":") ? "[" + address + "]" : address;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "process " + pid + " at " + url();
    }
}
