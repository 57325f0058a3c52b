package io.raptor.activity.codec;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Names under which Temporal keeps what it never encrypts: parts of workflow ids, search attributes. With a key they are
 * keyed hashes, which tell nothing and stay the same; without one the names themselves.
 */
public final class HiddenNames {

    /** Every name as it is. */
    public static final HiddenNames NONE = new HiddenNames(CodecKeys.NONE);

    private static final int CHARACTERS = 32;

    private final List<SecretKey> keys;

    public HiddenNames(CodecKeys keys) {
        this.keys = keys.ids().stream().map(id -> derived(keys.key(id))).toList();
    }

    /** A key of its own: one key does not serve two ends. */
    private static SecretKey derived(SecretKey key) {
        return Hmac.key(Hmac.of(key, "raptor names"));
    }

    /** What to show in place of {@code name}; {@code null} where the name itself may be shown. */
    public @Nullable String of(String name) {
        return keys.isEmpty() ? null : hash(keys.get(0), name);
    }

    /** Everything that {@code name} may have been shown as, the present first: keys change while tasks run. */
    public List<String> candidates(String name) {
        List<String> shown = new ArrayList<>();
        keys.forEach(key -> shown.add(hash(key, name)));
        shown.add(name);
        return shown;
    }

    /** Whether a person's words, too, must not be shown. */
    public boolean hides() {
        return !keys.isEmpty();
    }

    private static String hash(SecretKey key, String name) {
        return HexFormat.of().formatHex(Hmac.of(key, name)).substring(0, CHARACTERS);
    }
}
