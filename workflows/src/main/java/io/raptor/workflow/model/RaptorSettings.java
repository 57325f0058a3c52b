package io.raptor.workflow.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of trees; every field is optional and has a default.
 *
 * @param useRaptor build summaries; without it a document is its leaves alone
 * @param useCheckpoints record every step; without it the task is one step, which publishes everything or nothing
 * @param scope what one tree covers
 * @param chunkTokens a leaf's greatest length in tokens of the embedding model
 * @param maxClusterTokens a cluster above it is split, so that it fits one model call
 * @param maxToken a summary's length in tokens
 * @param threshold the least membership with which a node joins a cluster besides its own ({@code gmm})
 * @param maxLevels levels of summaries at most
 * @param prompt what the model is asked; holds {@value #PLACEHOLDER}; {@code null} for the built-in one
 * @param tables index spreadsheets and CSV files too
 */
public record RaptorSettings(
        Boolean useRaptor,
        Boolean useCheckpoints,
        Scope scope,
        Clustering clustering,
        Integer chunkTokens,
        Integer maxClusterTokens,
        Integer maxToken,
        Double threshold,
        Integer maxLevels,
        Long randomSeed,
        @Nullable String prompt,
        Boolean tables) {

    public static final String PLACEHOLDER = "{cluster_content}";

    /** The extent of one tree. */
    public enum Scope {
        /** Each document its own. */
        FILE,
        /** All documents of the dataset, above what each of them has of its own. */
        DATASET
    }

    public RaptorSettings {
        useRaptor = orElse(useRaptor, true);
        useCheckpoints = orElse(useCheckpoints, true);
        scope = orElse(scope, Scope.FILE);
        clustering = orElse(clustering, Clustering.GRAPH);
        chunkTokens = orElse(chunkTokens, 100);
        maxClusterTokens = orElse(maxClusterTokens, 3500);
        maxToken = orElse(maxToken, 256);
        threshold = orElse(threshold, 0.1);
        maxLevels = orElse(maxLevels, 5);
        randomSeed = orElse(randomSeed, 0L);
        tables = orElse(tables, false);
    }

    private static <T> T orElse(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    @SuppressWarnings("NullAway") // the constructor puts a default in place of each null
    public static RaptorSettings defaults() {
        return new RaptorSettings(null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** There is a tree over the dataset. */
    public boolean overDataset() {
        return useRaptor && scope == Scope.DATASET;
    }

    /** These settings, with spreadsheets or without. */
    RaptorSettings withTables(Boolean wanted) {
        return new RaptorSettings(
                useRaptor,
                useCheckpoints,
                scope,
                clustering,
                chunkTokens,
                maxClusterTokens,
                maxToken,
                threshold,
                maxLevels,
                randomSeed,
                prompt,
                wanted);
    }

    /** Every fault of these settings, each naming what to change; empty when they can be used. */
    public List<String> faults() {
        return new Faults()
                .range("raptor.chunk_tokens", chunkTokens, 16, 4096)
                .range("raptor.max_cluster_tokens", maxClusterTokens, 64, 1_000_000)
                .range("raptor.max_token", maxToken, 16, 8192)
                .range("raptor.threshold", threshold, 0, 1)
                .range("raptor.max_levels", maxLevels, 1, 20)
                .check(
                        maxClusterTokens >= 2 * chunkTokens,
                        "raptor.max_cluster_tokens must hold at least two chunks: 2 x chunk_tokens")
                .check(
                        !useRaptor || maxLevels == 1 || maxClusterTokens >= 2 * maxToken,
                        "raptor.max_cluster_tokens must hold at least two summaries, or no level fits above them: 2 x"
                                + " max_token, here " + 2 * maxToken)
                .check(
                        scope == Scope.FILE || useCheckpoints,
                        "raptor.scope dataset needs raptor.use_checkpoints: its tree is built step by step")
                .check(
                        prompt == null || prompt.contains(PLACEHOLDER),
                        "raptor.prompt must hold " + PLACEHOLDER + ", the place of the texts to summarise")
                .check(prompt == null || prompt.length() <= 2000, "raptor.prompt must have at most 2000 characters")
                .list();
    }
}
