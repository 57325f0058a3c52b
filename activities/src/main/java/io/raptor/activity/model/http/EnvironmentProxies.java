package io.raptor.activity.model.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The forward proxies that the environment names: {@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code ALL_PROXY} and
 * {@code NO_PROXY}, in capital or small letters. Where none is named for an address, Java's own settings count. This
 * machine's own addresses are asked for of a proxy only when that is on this machine, too: any other would ask itself.
 */
public final class EnvironmentProxies extends ProxySelector {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|::1|\\[::1\\]");

    private final Map<String, String> environment;

    public EnvironmentProxies(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public List<Proxy> select(URI uri) {
        return proxy(uri)
                .map(proxy -> List.of(new Proxy(Proxy.Type.HTTP, address(proxy))))
                .orElseGet(() -> excepted(uri) ? List.of(Proxy.NO_PROXY) : javas(uri));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException reason) {
        // the caller reports it
    }

    /** The proxy for the address; empty for a direct connection, and where Java's own properties decide. */
    Optional<URI> proxy(URI uri) {
        return excepted(uri)
                ? Optional.empty()
                : value(uri.getScheme() + "_proxy")
                        .or(() -> value("all_proxy"))
                        .map(EnvironmentProxies::uri)
                        .filter(proxy -> proxy.getHost() != null)
                        .filter(proxy -> !loopback(uri.getHost()) || loopback(proxy.getHost()));
    }

    private static List<Proxy> javas(URI uri) {
        ProxySelector set = ProxySelector.getDefault();
        return set == null ? List.of(Proxy.NO_PROXY) : set.select(uri);
    }

    private Optional<String> value(String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(key -> environment.getOrDefault(key, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static URI uri(String value) {
        try {
            return URI.create(value.contains("://") ? value : "http://" + value);
        } catch (IllegalArgumentException e) {
            return URI.create("http:/");
        }
    }

    private static InetSocketAddress address(URI proxy) {
        int standard = "https".equals(proxy.getScheme()) ? 443 : 80;
        return InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort() < 0 ? standard : proxy.getPort());
    }

    private static boolean loopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    private boolean excepted(URI uri) {
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        return value("no_proxy").stream()
                .flatMap(list -> Stream.of(list.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)))
                .anyMatch(entry -> excepts(entry, host, uri.getPort()));
    }

    private static boolean excepts(String entry, String host, int port) {
        int colon = entry.lastIndexOf(':');
        boolean withPort = colon > 0 && entry.substring(colon + 1).matches("\\d{1,5}") && entry.indexOf(':') == colon;
        if (withPort && Integer.parseInt(entry.substring(colon + 1)) != port) {
            return false;
        }
        String name = (withPort ? entry.substring(0, colon) : entry).replaceFirst("^\\*?\\.", "");
        return entry.equals("*") || (!name.isEmpty() && (host.equals(name) || host.endsWith("." + name)));
    }
}
