package io.raptor.activity;

import io.raptor.workflow.model.RaptorSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names the tree that a content gives under settings and models: equal keys, equal trees. */
final class BuildKey {

    /** Raised when reading, chunking or clustering changes what comes out of the same input. */
    private static final String VERSION = "1";

    private final String settings;

    BuildKey(RaptorSettings raptor, String embedding, String chat) {
        String tree = raptor.useRaptor()
                ? String.join(
                        "\n",
                        chat,
                        raptor.clustering().name(),
                        raptor.maxClusterTokens().toString(),
                        raptor.maxToken().toString(),
                        raptor.threshold().toString(),
                        raptor.maxLevels().toString(),
                        raptor.randomSeed().toString(),
                        raptor.prompt() == null ? "" : raptor.prompt())
                : "leaves";
        settings = String.join("\n", VERSION, embedding, raptor.chunkTokens().toString(), tree);
    }

    String of(String contentHash) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(contentHash.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(settings.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
