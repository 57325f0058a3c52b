package io.raptor.activity.codec;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys by their ids: the first encrypts, all decrypt. So a key is changed by putting a new one in front, and the old one
 * stays as long as there are histories of its time.
 */
public final class CodecKeys {

    /** No encryption. */
    public static final CodecKeys NONE = new CodecKeys(Map.of());

    private static final int BYTES = 32;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String FORM =
            "raptor.codec.key must read ID:KEY, several separated by commas, the first of which"
                    + " encrypts; a KEY is 32 random bytes in base64: openssl rand -base64 32";

    private final Map<String, SecretKey> byId;

    private CodecKeys(Map<String, SecretKey> byId) {
        this.byId = byId;
    }

    /**
     * Reads {@code id:base64,old-id:base64}; blank for none.
     *
     * @throws IllegalArgumentException saying what is wrong, without any key
     */
    public static CodecKeys parse(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        for (String entry : text.split(",", -1)) {
            int colon = entry.indexOf(':');
            String id = colon < 0 ? "" : entry.substring(0, colon).strip();
            if (!ID.matcher(id).matches() || keys.containsKey(id)) {
                throw new IllegalArgumentException(FORM + "; each ID is there once, of letters, digits, '.', '_', '-'");
            }
            keys.put(id, new SecretKeySpec(bytes(id, entry.substring(colon + 1).strip()), "AES"));
        }
        return new CodecKeys(keys);
    }

    private static byte[] bytes(String id, String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(FORM + "; that of " + id + " is no base64");
        }
        if (key.length != BYTES) {
            throw new IllegalArgumentException(FORM + "; that of " + id + " has " + key.length + " bytes");
        }
        return key;
    }

    public boolean none() {
        return byId.isEmpty();
    }

    /** Ids, the one that encrypts first. */
    public List<String> ids() {
        return new ArrayList<>(byId.keySet());
    }

    /** @throws IllegalArgumentException naming an id that is not there */
    public SecretKey key(String id) {
        SecretKey key = byId.get(id);
        if (key == null) {
            throw new IllegalArgumentException("a payload is encrypted with key \"" + printable(id)
                    + "\", which RAPTOR_CODEC_KEY does not have: add it after the current one");
        }
        return key;
    }

    private static String printable(String id) {
        return ID.matcher(id).matches() ? id : "?";
    }

    /** Ids alone. */
    @Override
    public String toString() {
        return "CodecKeys" + byId.keySet();
    }
}
