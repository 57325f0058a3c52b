package io.raptor.activity.port;

/**
 * The durable state outside Temporal. One process owns an embedded store; many may share a PostgreSQL one. Every method
 * is one transaction and may be repeated; all are safe for use by many threads and survive interruption of the calling
 * thread.
 */
public interface Store extends AutoCloseable {

    Catalogue catalogue();

    TreeBuilds treeBuilds();

    DatasetBuilds datasetBuilds();

    Ledger ledger();

    PublishedTrees publishedTrees();

    TaskEvents taskEvents();

    Expenses expenses();

    Notices notices();

    GraphUnits graphUnits();

    GraphBuilds graphBuilds();

    GraphQuestions graphQuestions();

    PinnedNames pinnedNames();

    PublishedGraphs publishedGraphs();

    GraphOutlines graphOutlines();

    UploadStore uploads();

    Rates rates();

    PermitLeases permitLeases();

    /** Whether processes beside this one may use it; where none can, limits need not be shared through it. */
    boolean shared();

    /**
     * Sees whether the database answers.
     *
     * @throws IndexingException when it does not
     */
    void check();

    @Override
    void close();
}
