package io.raptor.activity.store;

import io.raptor.activity.port.Store;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

class H2ReadingTest extends ReadingContract {

    private final Store store =
            SqlStore.open(StoreSettings.inMemory(UUID.randomUUID().toString()));

    @Override
    Store store() {
        return store;
    }

    @AfterEach
    void close() {
        store.close();
    }
}
