package io.raptor.activity.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.port.Store;
import io.raptor.activity.testing.LocalPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The work of servers and workers, done by a role that may change rows and nothing else. */
class PlainRoleIT implements CatalogueContract, TreesContract, GraphsContract, UploadsContract {

    private static final String ROLE = "raptor_worker";

    /** As the operator's document has them. */
    private static final List<String> GRANTS = List.of(
            "grant usage on schema public to " + ROLE,
            "grant select, insert, update, delete on all tables in schema public to " + ROLE,
            "grant usage on all sequences in schema public to " + ROLE);

    private static @Nullable LocalPostgres postgres;

    private @Nullable Store store;

    @BeforeAll
    static void start() throws Exception {
        postgres = LocalPostgres.start();
        execute(List.of("drop role if exists " + ROLE, "create role " + ROLE + " login"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (postgres != null) {
            execute(List.of("drop owned by " + ROLE, "drop role " + ROLE));
            postgres.close();
        }
    }

    @BeforeEach
    void open() throws SQLException {
        SqlStore.open(Objects.requireNonNull(postgres).emptied()).close();
        execute(GRANTS);
        store = SqlStore.open(plain(), Migration.NEVER);
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }

    @Override
    public Store store() {
        return Objects.requireNonNull(store);
    }

    @Test
    void changesNoTable() throws SQLException {
        try (Connection connection = DriverManager.getConnection(plain().url());
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table mine (a integer)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("drop table node")).hasMessageContaining("must be owner");
        }
    }

    private static StoreSettings plain() {
        String url = Objects.requireNonNull(postgres).url();
        return new StoreSettings(url.replaceAll("user=[^&]*", "user=" + ROLE), "", "", 4);
    }

    private static void execute(List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        Objects.requireNonNull(postgres).url());
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }
}
