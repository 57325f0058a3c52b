package io.raptor.activity.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Ledger.Entry;
import io.raptor.activity.port.Store;
import io.raptor.activity.testing.ForkedMain;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was acknowledged is there after kill -9. */
class KilledStoreIT {

    private static final int AT_LEAST = 300;

    @TempDir
    Path home;

    /** Writes answers from several threads and prints the number of each when it is stored. */
    static final class Writer {

        public static void main(String[] args) {
            Store store = SqlStore.open(StoreSettings.home(Path.of(args[0])));
            AtomicInteger next = new AtomicInteger();
            for (int thread = 0; thread < Integer.parseInt(args[1]); thread++) {
                new Thread(() -> write(store, next)).start();
            }
        }

        private static void write(Store store, AtomicInteger next) {
            while (true) {
                int i = next.getAndIncrement();
                Entry entry = new Entry("key-" + i, "chat", "model", "task", Instant.EPOCH, null);
                store.ledger().save(entry, Answer.titled("title", "text " + i, 1, 1));
                System.out.println(i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1, 6, 6})
    void nothingAcknowledgedIsLost(int threads) throws Exception {
        Process writer = ForkedMain.start(Writer.class, home.toString(), Integer.toString(threads));
        Set<Integer> acknowledged = new HashSet<>();
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null) {
                acknowledged.add(Integer.parseInt(line));
                if (acknowledged.size() == AT_LEAST) {
                    writer.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
        }
        writer.waitFor();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(AT_LEAST);
        try (Store store = SqlStore.open(StoreSettings.home(home))) {
            assertThat(acknowledged)
                    .allSatisfy(i -> assertThat(store.ledger().find("key-" + i)).isPresent());
        }
    }
}
