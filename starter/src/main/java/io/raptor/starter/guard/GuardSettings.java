package io.raptor.starter.guard;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings of the guard: where requests may come from and how long they may take.
 *
 * @param hosts that the Host header may name; empty for any
 * @param uiOrigin of the one Temporal UI whose scripts may ask the codec; empty for none
 * @param bodyPatience for a whole body of JSON to arrive
 * @param sessionIdle without a request
 * @param sessionLifetime however busy
 * @param connectionsPerAddress that are open at once; 0 for any number
 * @param metricsToken that opens metrics alone; empty for none
 */
public record GuardSettings(
        Set<String> hosts,
        String uiOrigin,
        Duration bodyPatience,
        Duration sessionIdle,
        Duration sessionLifetime,
        int connectionsPerAddress,
        String metricsToken) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public GuardSettings {
        hosts = Set.copyOf(hosts);
    }

    /** Names of a server at this address: its own, the configured ones, and loopback's. */
    public static Set<String> hosts(String address, Iterable<String> configured) {
        Set<String> names = new TreeSet<>(LOOPBACK);
        names.add(address.contains(":") ? "[" + address + "]" : address.toLowerCase(Locale.ROOT));
        configured.forEach(name -> names.add(name.strip().toLowerCase(Locale.ROOT)));
        return names;
    }

    boolean knows(String host) {
        return hosts.isEmpty() || hosts.contains(host.toLowerCase(Locale.ROOT));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "GuardSettings[" + hosts + "]";
    }
}
