package io.raptor.activity.store;

import io.raptor.activity.port.Store;
import io.raptor.activity.testing.LocalPostgres;
import org.jspecify.annotations.Nullable;

class PostgresLongListIT extends LongListContract {

    private @Nullable LocalPostgres postgres;

    @Override
    Store open() throws Exception {
        LocalPostgres started = LocalPostgres.start();
        postgres = started;
        return SqlStore.open(started.emptied());
    }

    @Override
    void stop() throws Exception {
        if (postgres != null) {
            postgres.close();
        }
    }
}
