package io.raptor.starter.guard;

import io.raptor.activity.remote.S3Place;
import io.raptor.activity.remote.UploadPlace;
import io.raptor.activity.source.SourceRoots;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rights of callers without the owner's token.
 *
 * @param open they are let in at all
 * @param tokens of which they must show one; empty for none
 * @param roots folders, and places of an object storage, that their tasks may read
 */
public record AccessRules(boolean open, List<AccessToken> tokens, List<String> roots) {

    /** {@code http:}, {@code file:}, {@code jar:}; one letter is a drive of Windows. */
    private static final Pattern ADDRESS = Pattern.compile("\\s*[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

    private static final Pattern SHARE = Pattern.compile("\\s*(\\\\\\\\|//).*", Pattern.DOTALL);

    public AccessRules {
        tokens = List.copyOf(tokens);
        roots = List.copyOf(roots);
    }

    /** Everybody on this machine may come in. */
    boolean free() {
        return open && tokens.isEmpty();
    }

    /** People come in by a form, programs by a header. */
    boolean login() {
        return open && !tokens.isEmpty();
    }

    /** The token that this is; empty for none of them. */
    Optional<AccessToken> token(String shown) {
        return AccessToken.shown(tokens, shown);
    }

    /**
     * Why a task must not read this source; {@code null} when it may. What lies outside the folders is answered the same
     * whether it exists or not.
     */
    public @Nullable String refusal(String source) {
        boolean address = ADDRESS.matcher(source).matches()
                && S3Place.parse(source).isEmpty()
                && UploadPlace.parse(source).isEmpty();
        if (address || SHARE.matcher(source).matches()) {
            return "a source is a file or folder of the server's or s3://BUCKET/FOLDER, never another address: give an absolute"
                    + " path";
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
