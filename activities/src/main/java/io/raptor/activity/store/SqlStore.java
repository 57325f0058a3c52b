package io.raptor.activity.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.GraphBuilds;
import io.raptor.activity.port.GraphUnits;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger;
import io.raptor.activity.port.PermitLeases;
import io.raptor.activity.port.PublishedGraphs;
import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.Rates;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.TaskEvents;
import io.raptor.activity.port.TreeBuilds;
import io.raptor.activity.store.call.SqlLedger;
import io.raptor.activity.store.call.SqlPermitLeases;
import io.raptor.activity.store.call.SqlRates;
import io.raptor.activity.store.graph.SqlGraphBuilds;
import io.raptor.activity.store.graph.SqlGraphUnits;
import io.raptor.activity.store.graph.SqlPublishedGraphs;
import io.raptor.activity.store.sql.Sql;
import io.raptor.activity.store.task.SqlCatalogue;
import io.raptor.activity.store.task.SqlTaskEvents;
import io.raptor.activity.store.tree.Publisher;
import io.raptor.activity.store.tree.SqlPublishedTrees;
import io.raptor.activity.store.tree.SqlTreeBuilds;
import io.raptor.workflow.model.FailureType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;

/** The store in H2 or PostgreSQL. */
public final class SqlStore implements Store {

    private static final int H2_DATABASE_ALREADY_OPEN = 90020;
    private static final int CONNECTIONS = 12;
    private static final long CONNECTION_TIMEOUT_MILLIS = 30_000;

    private final HikariDataSource source;
    private final Sql sql;
    private final Catalogue catalogue;
    private final TreeBuilds builds;
    private final Ledger ledger;
    private final PublishedTrees library;
    private final TaskEvents chronicle;
    private final Rates rates;
    private final PermitLeases callShares;
    private final GraphUnits graphUnits;
    private final GraphBuilds graphBuilds;
    private final PublishedGraphs graphs;
    private final StoreSettings settings;

    private SqlStore(HikariDataSource source, StoreSettings settings) {
        this.source = source;
        this.sql = new Sql(source);
        Clock clock = Clock.systemUTC();
        this.catalogue = new SqlCatalogue(sql, clock);
        this.builds = new SqlTreeBuilds(sql, new Publisher(sql, clock, settings.h2()));
        this.ledger = new SqlLedger(sql);
        this.library = new SqlPublishedTrees(sql, clock);
        this.chronicle = new SqlTaskEvents(sql);
        this.rates = new SqlRates(sql, clock);
        this.callShares = new SqlPermitLeases(sql);
        this.graphUnits = new SqlGraphUnits(sql);
        this.graphBuilds = new SqlGraphBuilds(sql, clock);
        this.graphs = new SqlPublishedGraphs(sql);
        this.settings = settings;
    }

    /**
     * Opens the store, and makes it where there is none.
     *
     * @throws StoreInUseException when another process owns it
     * @throws IndexingException INVALID_REQUEST when it cannot be reached or is of a newer version
     */
    public static SqlStore open(StoreSettings settings) {
        settings.file().ifPresent(SqlStore::makeFolder);
        HikariDataSource source = connect(settings);
        try {
            Schema.bringUpToDate(source);
            settings.file().ifPresent(PrivateFiles::close);
            return new SqlStore(source, settings);
        } catch (RuntimeException e) {
            source.close();
            throw e;
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
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.username().isEmpty() ? null : settings.username());
        config.setPassword(settings.password().isEmpty() ? null : settings.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        config.setExceptionOverride(new ClosedDatabaseEviction());
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw refused(e);
        }
    }

    private static IndexingException refused(PoolInitializationException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == H2_DATABASE_ALREADY_OPEN) {
                return new StoreInUseException(e);
            }
        }
        return new IndexingException(
                FailureType.INVALID_REQUEST,
                "the store cannot be opened: see whether its database runs, its URL, user and password are right, and"
                        + " the home folder can be written",
                e);
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
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public PublishedTrees publishedTrees() {
        return library;
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
    public PublishedGraphs publishedGraphs() {
        return graphs;
    }

    @Override
    public TaskEvents taskEvents() {
        return chronicle;
    }

    @Override
    public void check() {
        sql.read(() -> sql.number("select 1"));
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
