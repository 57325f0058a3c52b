package io.raptor.activity.store;

import io.raptor.activity.port.Store;
import io.raptor.activity.testing.LocalPostgres;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The same on PostgreSQL. */
class PostgresReadingIT extends ReadingContract {

    private static @Nullable LocalPostgres postgres;

    private @Nullable Store store;

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
        Store opened = SqlStore.open(Objects.requireNonNull(postgres).emptied());
        store = opened;
        return opened;
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }
}
