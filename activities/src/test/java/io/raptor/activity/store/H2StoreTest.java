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

class H2StoreTest
        implements CatalogueContract,
                TreesContract,
                GraphsContract,
                DatasetBuildsContract,
                PublishedTreesContract,
                SpaceContract,
                ReadingContract,
                NoticesContract,
                SpendingContract,
                UploadsContract {

    private static final long LARGE = 20L << 20;

    private final Store store =
            SqlStore.open(StoreSettings.inMemory(UUID.randomUUID().toString()));

    @Override
    public Store store() {
        return store;
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anAnswerOfAnOlderStoreStaysOne(@TempDir Path home) throws Exception {
        Files.createDirectory(home.resolve("store"));
        OldAnswers.staysAnAnswer(StoreSettings.home(home));
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
            assertThat(second.publishedTrees().tree("d", "a")).hasSize(7);
        }
    }

    @Test
    void fileHoldsLittleBesidesTheDataOnceItIsClosed(@TempDir Path home) throws IOException {
        Path file = home.resolve("store/raptor.mv.db");
        int documents = 0;
        try (Store store = SqlStore.open(StoreSettings.home(home))) {
            Corpus corpus = new Corpus(store);
            while (Files.size(file) < LARGE) {
                String id = "document " + documents++;
                corpus.run("d", "k", id);
                corpus.published(id, "k");
            }
        }
        assertThat(Files.size(file)).isLessThan(LARGE / 2);
        try (Store again = SqlStore.open(StoreSettings.home(home))) {
            assertThat(again.publishedTrees().documents("d", "", 10_000)).hasSize(documents);
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
