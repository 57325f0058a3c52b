package io.raptor.activity;

import io.raptor.activity.atomic.AtomicSteps;
import io.raptor.activity.atomic.UncachedLedger;
import io.raptor.activity.call.LedgeredEmbeddings;
import io.raptor.activity.call.LedgeredSummaries;
import io.raptor.activity.document.DocumentLoader;
import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.Ledger;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.Tokenizer;
import io.raptor.activity.port.TreeBuilds;
import io.raptor.workflow.activity.DocumentActivities;
import io.raptor.workflow.activity.ModelActivities;
import io.raptor.workflow.model.ModelProfile;

/** The steps of a task without checkpoints: those of every task, with a ledger that knows and keeps no answer. */
public final class MemorySteps implements AtomicSteps {

    private final Catalogue catalogue;
    private final DocumentLoader loader;
    private final ModelProfile models;
    private final LedgeredEmbeddings embeddings;
    private final LedgeredSummaries summaries;
    private final boolean remote;
    private final Tokenizer tokenizer;
    private final Ledger ledger;

    /** @param tokenizer the embedding model's */
    public MemorySteps(
            Store store,
            DocumentLoader loader,
            ModelProfile models,
            LedgeredEmbeddings embeddings,
            LedgeredSummaries summaries,
            Tokenizer tokenizer) {
        this.catalogue = store.catalogue();
        this.loader = loader;
        this.models = models;
        this.ledger = new UncachedLedger(store.ledger());
        this.embeddings = embeddings;
        this.remote = embeddings.remote() || summaries.remote();
        this.summaries = summaries.over(ledger);
        this.tokenizer = tokenizer;
    }

    @Override
    public DocumentActivities documents(TreeBuilds builds) {
        return new DocumentActivitiesImpl(catalogue, builds, loader, models, embeddings.over(builds, ledger));
    }

    @Override
    public ModelActivities models(TreeBuilds builds) {
        return new ModelActivitiesImpl(builds, embeddings.over(builds, ledger), summaries, models, tokenizer);
    }

    @Override
    public ModelProfile profile() {
        return models;
    }

    @Override
    public boolean remote() {
        return remote;
    }
}
