package io.raptor.activity.store;

import io.raptor.activity.port.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2LongListIT extends LongListContract {

    @TempDir
    private static Path home;

    @Override
    Store open() {
        return SqlStore.open(StoreSettings.home(home));
    }
}
