package io.raptor.workflow.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of graphs; every field is optional and has a default.
 *
 * @param chunkTokens a leaf's greatest length in tokens of the embedding model
 * @param extractTokens leaves are read together up to so many tokens
 * @param maxCommunity entities above which a community is divided
 */
public record GraphRagSettings(Integer chunkTokens, Integer extractTokens, Integer maxCommunity) {

    public GraphRagSettings {
        chunkTokens = orElse(chunkTokens, 100);
        extractTokens = orElse(extractTokens, 600);
        maxCommunity = orElse(maxCommunity, 20);
    }

    private static <T> T orElse(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    @SuppressWarnings("NullAway") // the constructor puts a default in place of each null
    public static GraphRagSettings defaults() {
        return new GraphRagSettings(null, null, null);
    }

    /** Every fault of these settings, each naming what to change; empty when they can be used. */
    public List<String> faults() {
        return new Faults()
                .range("graphrag.chunk_tokens", chunkTokens, 16, 4096)
                .range("graphrag.extract_tokens", extractTokens, 64, 4096)
                .range("graphrag.max_community", maxCommunity, 3, 1000)
                .list();
    }

    /** How documents are read and cut for a graph: into leaves alone. */
    @SuppressWarnings("NullAway") // the constructor puts a default in place of each null
    public RaptorSettings leaves(Boolean tables) {
        return new RaptorSettings(
                false,
                null,
                null,
                null,
                chunkTokens,
                Math.max(2 * chunkTokens, 3500),
                null,
                null,
                null,
                null,
                null,
                tables);
    }
}
