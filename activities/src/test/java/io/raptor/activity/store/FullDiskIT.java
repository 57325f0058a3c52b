package io.raptor.activity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
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
    private static final int WRITERS = 4;
    private static final int FILLS = 10;

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

    /** Stores answers in several threads until its input ends; prints each that is stored, and each lack of space. */
    static final class Writers {

        public static void main(String[] args) throws Exception {
            // H2 uses space again that was freed a moment ago, as it does on a file that is in use for a minute.
            String url = StoreSettings.home(Path.of(args[0])).url() + ";RETENTION_TIME=0";
            AtomicBoolean over = new AtomicBoolean();
            try (Store store = SqlStore.open(new StoreSettings(url, "", ""))) {
                ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
                for (int writer = 0; writer < WRITERS; writer++) {
                    int number = writer;
                    threads.execute(() -> write(store, number, over));
                }
                while (System.in.read() >= 0) {
                    // It goes on.
                }
                over.set(true);
                threads.shutdown();
                if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
                    System.out.println("a writer never ends");
                }
            }
            System.exit(0);
        }

        private static void write(Store store, int writer, AtomicBoolean over) {
            for (int i = 0; !over.get(); ) {
                String key = writer + "-" + i;
                Entry entry = new Entry(key, "chat", "model", "task", Instant.EPOCH, null);
                try {
                    store.ledger().save(entry, Answer.titled("title", "text ".repeat(i % 7 * 100), 1, 1));
                    System.out.println(key);
                    i++;
                } catch (IndexingException e) {
                    System.out.println(WITHOUT_SPACE);
                    LockSupport.parkNanos(20_000_000);
                }
            }
        }
    }

    /** None waits for ever, and nothing that was stored is lost. */
    @Test
    void keepsAllThatSeveralStoredWhileTheDiskFilledUp() throws Exception {
        assumeTrue(DiskSpace.limitable() || "true".equals(System.getenv("CI")), "no prlimit here");
        Process writers = ForkedMain.start(Writers.class, home.toString());
        Path file = home.resolve("store/raptor.mv.db");
        Queue<String> stored = new ConcurrentLinkedQueue<>();
        AtomicLong refused = new AtomicLong();
        CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> writers.inputReader(StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> {
                    if (line.equals(WITHOUT_SPACE)) {
                        refused.incrementAndGet();
                    } else {
                        stored.add(line);
                    }
                }));
        try {
            for (int i = 0; i < FILLS; i++) {
                awaitMore(stored::size, AFTER);
                DiskSpace.fill(writers, file);
                awaitMore(refused::get, 0);
                DiskSpace.free(writers);
            }
            awaitMore(stored::size, AFTER);
            writers.getOutputStream().close();
            assertThat(writers.waitFor(1, TimeUnit.MINUTES)).as("it ends").isTrue();
            reading.join();
        } finally {
            writers.destroyForcibly().waitFor();
        }
        try (Store store = SqlStore.open(StoreSettings.home(home))) {
            assertThat(stored).allMatch(key -> store.ledger().find(key).isPresent());
        }
    }

    private static void awaitMore(LongSupplier count, int more) {
        long before = count.getAsLong();
        await().atMost(Duration.ofSeconds(60)).until(() -> count.getAsLong() > before + more);
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
