package io.raptor.activity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Ledger.Entry;
import io.raptor.activity.port.Store;
import io.raptor.activity.testing.DiskSpace;
import io.raptor.activity.testing.ForkedMain;
import io.raptor.workflow.model.FailureType;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process outlives a disk without space: it says what is the matter, and goes on when there is space again. */
@Timeout(120)
class FullDiskIT {

    private static final String WITHOUT_SPACE = "without space";
    private static final int BEFORE = 50;
    private static final int AFTER = 100;
    private static final int MOST_REFUSED = 200;

    @TempDir
    Path home;

    /** Stores answers one after the other; prints the number of each that is stored, and each lack of space. */
    static final class Writer {

        public static void main(String[] args) throws InterruptedException {
            Store store = SqlStore.open(StoreSettings.home(Path.of(args[0])));
            for (int i = 0; ; ) {
                Entry entry = new Entry("key-" + i, "chat", "model", "task", Instant.EPOCH, null);
                try {
                    store.ledger().save(entry, Answer.titled("title", "text ".repeat(500) + i, 1, 1));
                    System.out.println(i++);
                } catch (IndexingException e) {
                    System.out.println(e.type() == FailureType.STORE_UNAVAILABLE ? WITHOUT_SPACE : e.getMessage());
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            }
        }
    }

    @Test
    void goesOnWhenThereIsSpaceAgain() throws Exception {
        assumeTrue(DiskSpace.limitable() || "true".equals(System.getenv("CI")), "no prlimit here");
        Process writer = ForkedMain.start(Writer.class, home.toString());
        int last;
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            awaitLine(lines, Integer.toString(BEFORE));
            DiskSpace.fill(writer, home.resolve("store/raptor.mv.db"));
            awaitLine(lines, WITHOUT_SPACE);
            DiskSpace.free(writer);
            last = numberAbove(lines, BEFORE + AFTER);
        } finally {
            writer.destroyForcibly().waitFor();
        }
        try (Store store = SqlStore.open(StoreSettings.home(home))) {
            for (int i = 0; i <= last; i++) {
                assertThat(store.ledger().find("key-" + i)).as("answer %d", i).isPresent();
            }
        }
    }

    private static void awaitLine(BufferedReader lines, String expected) throws IOException {
        String line = lines.readLine();
        while (!expected.equals(line)) {
            assertThat(line).as("it still runs").isNotNull();
            line = lines.readLine();
        }
    }

    private static int numberAbove(BufferedReader lines, int least) throws IOException {
        for (int refused = 0; refused < MOST_REFUSED; ) {
            String line = lines.readLine();
            assertThat(line).as("it still runs").isNotNull();
            if (WITHOUT_SPACE.equals(line)) {
                refused++;
            } else if (Integer.parseInt(line) > least) {
                return Integer.parseInt(line);
            }
        }
        throw new AssertionError("there is space again, and the store does not take it");
    }
}
