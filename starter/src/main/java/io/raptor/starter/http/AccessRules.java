package io.raptor.starter.http;

import java.nio.file.Path;
import java.util.List;

/**
 * What callers without the owner's token may do.
 *
 * @param open they are let in at all
 * @param token they must show; empty for none
 * @param roots folders that their tasks may read
 */
public record AccessRules(boolean open, String token, List<Path> roots) {

    boolean admits(String shown) {
        return open && (token.isEmpty() || Secrets.same(token, shown));
    }

    /**
     * Whether health and metrics may be read. They hold numbers and names of models, nothing of any document.
     *
     * @param here the caller runs on this machine: a scraper, a probe
     */
    boolean admitsWatcher(boolean here, String shown) {
        return here || (!token.isEmpty() && Secrets.same(token, shown));
    }

    boolean mayRead(Path source) {
        Path real = source.toAbsolutePath().normalize();
        return roots.stream()
                .anyMatch(root -> real.startsWith(root.toAbsolutePath().normalize()));
    }

    @Override
    public String toString() {
        return "AccessRules[open=" + open + ", roots=" + roots + "]";
    }
}
