package io.raptor.activity.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.raptor.activity.port.Builds;
import io.raptor.activity.port.CallShares;
import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.Chronicle;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger;
import io.raptor.activity.port.Library;
import io.raptor.activity.port.Rates;
import io.raptor.activity.port.Store;
import io.raptor.workflow.model.FailureType;
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
    private final Builds builds;
    private final Ledger ledger;
    private final Library library;
    private final Chronicle chronicle;
    private final Rates rates;
    private final CallShares callShares;
    private final StoreSettings settings;

    private SqlStore(HikariDataSource source, StoreSettings settings) {
        this.source = source;
        this.sql = new Sql(source);
        Clock clock = Clock.systemUTC();
        this.catalogue = new SqlCatalogue(sql, clock);
        this.builds = new SqlBuilds(sql, new Publisher(sql, clock, settings.h2()));
        this.ledger = new SqlLedger(sql);
        this.library = new SqlLibrary(sql, clock);
        this.chronicle = new SqlChronicle(sql);
        this.rates = new SqlRates(sql, clock);
        this.callShares = new SqlCallShares(sql);
        this.settings = settings;
    }

    /**
     * Opens the store, and makes it where there is none.
     *
     * @throws StoreInUseException when another process owns it
     * @throws IndexingException INVALID_REQUEST when it cannot be reached or is of a newer version
     */
    public static SqlStore open(StoreSettings settings) {
        HikariDataSource source = connect(settings);
        try {
            Schema.bringUpToDate(source);
            return new SqlStore(source, settings);
        } catch (RuntimeException e) {
            source.close();
            throw e;
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
        config.setExceptionOverride(new ClosedDatabase());
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
    public Builds builds() {
        return builds;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Library library() {
        return library;
    }

    @Override
    public Chronicle chronicle() {
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
    public CallShares callShares() {
        return callShares;
    }

    @Override
    public boolean shared() {
        return settings.shared();
    }

    @Override
    public void close() {
        if (settings.ownFile()) {
            Compaction.close(settings, source::close);
        } else {
            source.close();
        }
    }
}
