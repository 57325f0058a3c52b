package io.raptor.workflow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hexadecimal digits, by which contents, keys and ids are named everywhere. */
public final class Sha256 {

    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static String of(String text) {
        return new Sha256().add(text).hex();
    }

    /** Adds a text in UTF-8; texts that may run into each other need a separator between them. */
    public Sha256 add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return add(bytes, bytes.length);
    }

    /** Adds the first {@code length} bytes. */
    public Sha256 add(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
        return this;
    }

    /** The hash of all that was added; what is added afterwards begins another one. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
