package io.raptor.activity.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Ledger.Entry;
import io.raptor.activity.port.Store;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after kill -9. */
class KilledStoreIT {

    private static final int AT_LEAST = 300;

    @TempDir
    Path home;

    /** Writes answers one after the other and prints the number of each when it is stored. */
    static final class Writer {

        public static void main(String[] args) {
            Store store = SqlStore.open(StoreSettings.home(Path.of(args[0])));
            for (int i = 0; ; i++) {
                Entry entry = new Entry("key-" + i, "chat", "model", "task", Instant.EPOCH, null);
                store.ledger().save(entry, Answer.titled("title", "text " + i, 1, 1));
                System.out.println(i);
            }
        }
    }

    @RepeatedTest(3)
    void nothingAcknowledgedIsLost() throws Exception {
        Process writer = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        home.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int last = -1;
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null) {
                last = Integer.parseInt(line);
                if (last == AT_LEAST) {
                    writer.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
        }
        writer.waitFor();
        assertThat(last).isGreaterThanOrEqualTo(AT_LEAST);
        try (Store store = SqlStore.open(StoreSettings.home(home))) {
            for (int i = 0; i <= last; i++) {
                assertThat(store.ledger().find("key-" + i)).isPresent();
            }
        }
    }
}
