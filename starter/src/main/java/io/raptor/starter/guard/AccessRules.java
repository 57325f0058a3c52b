package io.raptor.starter.guard;

import io.raptor.activity.source.SourceRoots;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rights of callers without the owner's token.
 *
 * @param open they are let in at all
 * @param token they must show; empty for none
 * @param roots folders that their tasks may read
 */
public record AccessRules(boolean open, String token, List<Path> roots) {

    /** {@code http:}, {@code file:}, {@code jar:}; one letter is a drive of Windows. */
    private static final Pattern ADDRESS = Pattern.compile("\\s*[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

    private static final Pattern SHARE = Pattern.compile("\\s*(\\\\\\\\|//).*", Pattern.DOTALL);

    public AccessRules {
        roots = List.copyOf(roots);
    }

    /** Everybody on this machine may come in. */
    boolean free() {
        return open && token.isEmpty();
    }

    /** People come in by a form, programs by a header. */
    boolean login() {
        return open && !token.isEmpty();
    }

    /** Whether this is the token; nothing is, where there is none. */
    boolean isToken(String shown) {
        return !token.isEmpty() && Secrets.same(token, shown);
    }

    /**
     * Why a task must not read this source; {@code null} when it may. What lies outside the folders is answered the same
     * whether it exists or not.
     */
    public @Nullable String refusal(String source) {
        if (ADDRESS.matcher(source).matches() || SHARE.matcher(source).matches()) {
            return "a source is a file or folder of the server's, never an address: give an absolute path";
        }
        if (source.chars().anyMatch(Character::isISOControl)) {
            return "a source must not hold control characters";
        }
        return SourceRoots.of(roots).hold(source)
                ? null
                : "a source must exist and lie under the folders in RAPTOR_SOURCE_ROOTS, links resolved, which "
                        + shortened(source) + " does not";
    }

    private static String shortened(String source) {
        return source.length() <= 200 ? source : source.substring(0, 200) + "…";
    }

    @Override
    public String toString() {
        return "AccessRules[open=" + open + ", roots=" + roots + "]";
    }
}
