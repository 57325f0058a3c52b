package io.raptor.activity.store;

import io.raptor.activity.port.Store;
import io.raptor.activity.testing.LocalPostgres;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same contracts on PostgreSQL, so that the dialect stays common. */
class PostgresStoreIT
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

    @BeforeEach
    void open() {
        store = SqlStore.open(Objects.requireNonNull(postgres).emptied());
    }

    @Test
    void storeOfAnEarlierVersionGoesOn() throws Exception {
        OldStoreTest.check(Objects.requireNonNull(postgres).emptied());
    }

    @Test
    void treesOfAnEarlierVersionStayThoseOfTheirDocuments() throws Exception {
        OldStoreTest.checkOwners(Objects.requireNonNull(postgres).emptied());
        OldStoreTest.checkWriters(Objects.requireNonNull(postgres).emptied());
    }

    @Override
    public Store store() {
        return Objects.requireNonNull(store);
    }

    @Test
    void anAnswerOfAnOlderStoreStaysOne() throws Exception {
        store().close();
        OldAnswers.staysAnAnswer(Objects.requireNonNull(postgres).emptied());
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }
}
