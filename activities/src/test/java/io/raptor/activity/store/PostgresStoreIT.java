package io.raptor.activity.store;

import io.raptor.activity.port.Store;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The same contract on PostgreSQL, so that the dialect stays common. */
class PostgresStoreIT extends StoreContract {

    private static LocalPostgres postgres;

    private Store store;

    @BeforeAll
    static void start() throws Exception {
        postgres = LocalPostgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Override
    Store store() {
        try (Connection connection = DriverManager.getConnection(postgres.url());
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade; create schema public");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        store = SqlStore.open(new StoreSettings(postgres.url(), "", ""));
        return store;
    }

    @AfterEach
    void close() {
        store.close();
    }
}
