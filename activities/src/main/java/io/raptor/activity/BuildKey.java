package io.raptor.activity;

import io.raptor.workflow.Sha256;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import org.jspecify.annotations.Nullable;

/** Names the tree that a content gives under settings and models: equal keys, equal trees. */
public final class BuildKey {

    /** Raised when reading, chunking, what is embedded, clustering or a prompt changes what comes out of the same input. */
    private static final String VERSION = "8";

    /** Raised when what is built over a dataset, or left out of its documents' trees, changes for the same input. */
    private static final String DATASET = "dataset 1";

    private final String settings;

    public BuildKey(RaptorSettings raptor, String embedding, String chat) {
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
        if (raptor.overDataset()) {
            tree += "\n" + DATASET;
        }
        settings = String.join("\n", VERSION, embedding, raptor.chunkTokens().toString(), tree);
    }

    private BuildKey(String settings) {
        this.settings = settings;
    }

    /** Of what a document is to the given task. */
    public static BuildKey of(TaskRequest request, ModelProfile models) {
        return of(request.ofDocuments(), request.graphrag(), models);
    }

    /** @param graphrag how a graph is made of the leaves; {@code null} for a tree */
    static BuildKey of(RaptorSettings raptor, @Nullable GraphRagSettings graphrag, ModelProfile models) {
        BuildKey key = new BuildKey(raptor, models.embedding(), models.chat());
        return graphrag == null ? key : new BuildKey(key.settings + "\n" + GraphReading.key(graphrag, models));
    }

    public String of(String contentHash) {
        return Sha256.of(contentHash + "\n" + settings);
    }
}
