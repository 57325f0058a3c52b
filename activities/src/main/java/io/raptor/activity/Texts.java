package io.raptor.activity;

import io.raptor.activity.port.Node;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names a level by what its nodes say. */
final class Texts {

    private Texts() {}

    /** Equal for equal texts at equal places. */
    static String fingerprint(List<Node> nodes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Node node : nodes) {
                digest.update((node.index() + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(node.text().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
