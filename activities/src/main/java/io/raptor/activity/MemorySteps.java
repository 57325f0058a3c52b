package io.raptor.activity;

import io.raptor.activity.document.DocumentLoader;
import io.raptor.activity.legacy.LegacySteps;
import io.raptor.activity.legacy.NoLedger;
import io.raptor.activity.model.CallGate;
import io.raptor.activity.model.LedgeredEmbeddings;
import io.raptor.activity.model.LedgeredSummaries;
import io.raptor.activity.port.Builds;
import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Summariser;
import io.raptor.workflow.activity.DocumentActivities;
import io.raptor.workflow.activity.ModelActivities;
import io.raptor.workflow.model.ModelProfile;
import java.time.Instant;
import java.time.InstantSource;

/** The steps of a task without checkpoints: those of every task, with a ledger that knows and keeps nothing. */
public final class MemorySteps implements LegacySteps {

    /** Nothing that would be dated is kept. */
    private static final InstantSource NEVER = InstantSource.fixed(Instant.EPOCH);

    private final Catalogue catalogue;
    private final DocumentLoader loader;
    private final ModelProfile models;
    private final Embedder embedder;
    private final boolean remote;
    private final CallGate gate;
    private final LedgeredSummaries summaries;

    public MemorySteps(
            Catalogue catalogue,
            DocumentLoader loader,
            ModelProfile models,
            Embedder embedder,
            Summariser summariser,
            CallGate gate) {
        this.catalogue = catalogue;
        this.loader = loader;
        this.models = models;
        this.embedder = embedder;
        this.remote = embedder.remote() || summariser.remote();
        this.gate = gate;
        this.summaries = new LedgeredSummaries(summariser, new NoLedger(), gate, NEVER);
    }

    @Override
    public DocumentActivities documents(Builds builds) {
        return new DocumentActivitiesImpl(catalogue, builds, loader, models);
    }

    @Override
    public ModelActivities models(Builds builds) {
        return new ModelActivitiesImpl(
                builds,
                new LedgeredEmbeddings(embedder, builds, new NoLedger(), gate, NEVER),
                summaries,
                embedder.tokenizer());
    }

    @Override
    public int embeddingBatch() {
        return models.embeddingBatch();
    }

    @Override
    public boolean remote() {
        return remote;
    }
}
