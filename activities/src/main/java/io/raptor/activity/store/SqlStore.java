package io.raptor.activity.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.DatasetBuilds;
import io.raptor.activity.port.Expenses;
import io.raptor.activity.port.GraphBuilds;
import io.raptor.activity.port.GraphOutlines;
import io.raptor.activity.port.GraphQuestions;
import io.raptor.activity.port.GraphUnits;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger;
import io.raptor.activity.port.Notices;
import io.raptor.activity.port.PermitLeases;
import io.raptor.activity.port.PinnedNames;
import io.raptor.activity.port.PublishedGraphs;
import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.Rates;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.TaskEvents;
import io.raptor.activity.port.TreeBuilds;
import io.raptor.activity.port.UploadStore;
import io.raptor.activity.store.call.SqlLedger;
import io.raptor.activity.store.call.SqlPermitLeases;
import io.raptor.activity.store.call.SqlRates;
import io.raptor.activity.store.graph.SqlGraphBuilds;
import io.raptor.activity.store.graph.SqlGraphOutlines;
import io.raptor.activity.store.graph.SqlGraphQuestions;
import io.raptor.activity.store.graph.SqlGraphUnits;
import io.raptor.activity.store.graph.SqlPinnedNames;
import io.raptor.activity.store.graph.SqlPublishedGraphs;
import io.raptor.activity.store.sql.Sql;
import io.raptor.activity.store.task.SqlCatalogue;
import io.raptor.activity.store.task.SqlExpenses;
import io.raptor.activity.store.task.SqlNotices;
import io.raptor.activity.store.task.SqlTaskEvents;
import io.raptor.activity.store.tree.Publisher;
import io.raptor.activity.store.tree.SqlDatasetBuilds;
import io.raptor.activity.store.tree.SqlPublishedTrees;
import io.raptor.activity.store.tree.SqlTreeBuilds;
import io.raptor.activity.store.upload.SqlUploads;
import io.raptor.workflow.model.FailureType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** The store in H2 or PostgreSQL. */
public final class SqlStore implements Store {

    private static final long CONNECTION_TIMEOUT_MILLIS = 30_000;

    private final HikariDataSource source;
    private final Sql sql;
    private final Catalogue catalogue;
    private final TreeBuilds builds;
    private final DatasetBuilds datasetBuilds;
    private final Ledger ledger;
    private final PublishedTrees publishedTrees;
    private final TaskEvents taskEvents;
    private final Expenses expenses;
    private final Notices notices;
    private final Rates rates;
    private final PermitLeases callShares;
    private final GraphUnits graphUnits;
    private final GraphBuilds graphBuilds;
    private final GraphQuestions graphQuestions;
    private final PinnedNames pinnedNames;
    private final PublishedGraphs graphs;
    private final GraphOutlines outlines;
    private final UploadStore uploads;
    private final StoreSettings settings;

    private SqlStore(HikariDataSource source, StoreSettings settings) {
        this.source = source;
        this.sql = new Sql(source);
        Clock clock = Clock.systemUTC();
        this.catalogue = new SqlCatalogue(sql, clock);
        this.builds = new SqlTreeBuilds(sql, new Publisher(sql, clock, settings.h2()));
        this.datasetBuilds = new SqlDatasetBuilds(sql, builds);
        this.ledger = new SqlLedger(sql);
        this.publishedTrees = new SqlPublishedTrees(sql, clock);
        this.taskEvents = new SqlTaskEvents(sql);
        this.expenses = new SqlExpenses(sql);
        this.notices = new SqlNotices(sql);
        this.rates = new SqlRates(sql, clock);
        this.callShares = new SqlPermitLeases(sql);
        this.graphUnits = new SqlGraphUnits(sql);
        this.graphBuilds = new SqlGraphBuilds(sql, clock);
        this.graphQuestions = new SqlGraphQuestions(sql);
        this.pinnedNames = new SqlPinnedNames(sql);
        this.graphs = new SqlPublishedGraphs(sql);
        this.outlines = new SqlGraphOutlines(sql);
        this.uploads = new SqlUploads(sql, clock);
        this.settings = settings;
    }

    /**
     * Opens the store, and makes it where there is none.
     *
     * @throws StoreInUseException when another process owns it
     * @throws IndexingException STORE_UNAVAILABLE when it does not answer, INVALID_REQUEST when it refuses or is of a
     *     newer version
     */
    public static SqlStore open(StoreSettings settings) {
        return open(settings, Migration.AUTO);
    }

    /**
     * Opens the store.
     *
     * @throws StoreInUseException when another process owns it
     * @throws IndexingException STORE_UNAVAILABLE when it does not answer, INVALID_REQUEST when it refuses, is of a newer
     *     version, or is of an older one and may not be migrated
     */
    public static SqlStore open(StoreSettings settings, Migration migration) {
        settings.file().ifPresent(SqlStore::makeFolder);
        HikariDataSource source = connect(settings);
        try {
            Schema.bringUpToDate(source, migration);
            settings.file().ifPresent(PrivateFiles::close);
            return new SqlStore(source, settings);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /**
     * Brings the schema of a store up to date.
     *
     * @return what it was, and what it is
     * @throws IndexingException STORE_UNAVAILABLE when it does not answer, INVALID_REQUEST when it refuses or is of a
     *     newer version
     */
    public static SchemaChange migrate(StoreSettings settings) {
        settings.file().ifPresent(SqlStore::makeFolder);
        try (HikariDataSource source = connect(settings)) {
            SchemaChange change = Schema.bringUpToDate(source, Migration.AUTO);
            settings.file().ifPresent(PrivateFiles::close);
            return change;
        }
    }

    /** One that is there belongs to whoever made it. */
    private static void makeFolder(Path file) {
        Path folder = file.getParent();
        try {
            if (folder != null && Files.notExists(folder)) {
                PrivateFiles.folder(folder);
            }
        } catch (IOException e) {
            throw new IndexingException(
                    FailureType.INVALID_REQUEST, "the folder of the store cannot be made: " + folder, e);
        }
    }

    private static HikariDataSource connect(StoreSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("raptor-store");
        if (!settings.h2()) {
            // By it a database's administrator knows whose connections these are.
            config.addDataSourceProperty("ApplicationName", "raptor");
        }
        if (settings.ownFile()) {
            config.setDataSource(new H2Connections(settings));
        } else {
            config.setJdbcUrl(settings.url());
            config.setUsername(settings.username().isEmpty() ? null : settings.username());
            config.setPassword(settings.password().isEmpty() ? null : settings.password());
        }
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        config.setExceptionOverride(new ClosedDatabaseEviction());
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw StoreFault.of(e);
        }
    }

    /**
     * Sees whether the database lets this process in, without a look at what it holds.
     *
     * @throws IndexingException STORE_UNAVAILABLE when it does not answer, INVALID_REQUEST when it refuses
     */
    public static void reach(StoreSettings settings) {
        connect(settings.withConnections(1)).close();
    }

    /** Has the connections of this process counted; once. */
    public void measuredBy(MetricsTrackerFactory meters) {
        source.setMetricsTrackerFactory(meters);
    }

    @Override
    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public TreeBuilds treeBuilds() {
        return builds;
    }

    @Override
    public DatasetBuilds datasetBuilds() {
        return datasetBuilds;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public PublishedTrees publishedTrees() {
        return publishedTrees;
    }

    @Override
    public GraphUnits graphUnits() {
        return graphUnits;
    }

    @Override
    public GraphBuilds graphBuilds() {
        return graphBuilds;
    }

    @Override
    public GraphQuestions graphQuestions() {
        return graphQuestions;
    }

    @Override
    public PinnedNames pinnedNames() {
        return pinnedNames;
    }

    @Override
    public PublishedGraphs publishedGraphs() {
        return graphs;
    }

    @Override
    public GraphOutlines graphOutlines() {
        return outlines;
    }

    @Override
    public TaskEvents taskEvents() {
        return taskEvents;
    }

    @Override
    public Expenses expenses() {
        return expenses;
    }

    @Override
    public Notices notices() {
        return notices;
    }

    @Override
    public UploadStore uploads() {
        return uploads;
    }

    @Override
    public void check() {
        sql.read(() -> sql.statement("select 1").query(Integer.class).single());
    }

    @Override
    public Rates rates() {
        return rates;
    }

    @Override
    public PermitLeases permitLeases() {
        return callShares;
    }

    @Override
    public boolean shared() {
        return settings.shared();
    }

    @Override
    public void close() {
        if (settings.ownFile()) {
            H2Compaction.close(settings, source::close);
            settings.file().ifPresent(PrivateFiles::close);
        } else {
            source.close();
        }
    }
}
