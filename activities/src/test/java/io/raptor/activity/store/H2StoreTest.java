package io.raptor.activity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.port.Store;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2StoreTest extends StoreContract {

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

    @Test
    void fileKeepsWhatWasPublished(@TempDir Path home) {
        try (Store first = SqlStore.open(StoreSettings.home(home))) {
            Corpus corpus = new Corpus(first);
            corpus.run("d", "k", "a");
            corpus.published("a", "k");
        }
        assertThat(home.resolve("store/raptor.mv.db")).exists();
        try (Store second = SqlStore.open(StoreSettings.home(home))) {
            assertThat(second.library().tree("d", "a")).hasSize(7);
        }
    }

    @Test
    void fileOfAnotherProcessIsRefusedWithAdvice(@TempDir Path home) throws IOException {
        Path file = home.resolve("store/raptor.mv.db");
        SqlStore.open(StoreSettings.home(home)).close();
        assertThat(Files.exists(file)).isTrue();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.lock();
            assertThatThrownBy(() -> SqlStore.open(StoreSettings.home(home)))
                    .isInstanceOf(StoreInUseException.class)
                    .hasMessageContaining("another process");
        }
    }
}
