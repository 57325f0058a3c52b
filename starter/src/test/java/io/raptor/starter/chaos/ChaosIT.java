package io.raptor.starter.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.testing.DiskSpace;
import io.raptor.activity.testing.LocalPostgres;
import io.raptor.starter.operate.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Seeds, each with its disturbances: afterwards everything is as if nothing had happened. See docs/chaos.md. */
class ChaosIT {

    private static final int AT_ONCE = 3;
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(AT_ONCE);

    @TempDir
    private static Path folder;

    @AfterAll
    static void end() {
        THREADS.shutdownNow();
    }

    @TestFactory
    List<DynamicTest> everySeedEndsAsIfNothingHadHappened() throws IOException {
        ChaosForm form = ChaosForm.chosen();
        List<Disturbance> impossible = impossible();
        Tools.temporal();
        Undisturbed undisturbed = Undisturbed.run(folder, form.documents());
        Map<Plan, CompletableFuture<String>> runs = new LinkedHashMap<>();
        for (Plan plan : form.plans()) {
            Plan possible = plan.without(impossible);
            runs.put(plan, CompletableFuture.supplyAsync(() -> run(possible, undisturbed), THREADS));
        }
        List<DynamicTest> tests = new ArrayList<>();
        runs.forEach((plan, run) -> tests.add(DynamicTest.dynamicTest(plan.toString(), () -> report(form, plan, run))));
        return tests;
    }

    /** Left out on a laptop with a word; what CI is there for must not be left out quietly. */
    private static List<Disturbance> impossible() {
        List<Disturbance> impossible = new ArrayList<>();
        if (WallClock.library().isEmpty()) {
            impossible.addAll(List.of(Disturbance.CLOCK_FORWARD, Disturbance.CLOCK_BACK));
        }
        if (!DiskSpace.limitable()) {
            impossible.add(Disturbance.FILL_DISK);
        }
        if (!impossible.isEmpty()) {
            String message = "left out, for want of libfaketime (package faketime) or prlimit: " + impossible;
            assertThat(System.getenv("CI")).as(message).isNotEqualTo("true");
            System.out.println(message);
        }
        return impossible;
    }

    private static void report(ChaosForm form, Plan plan, CompletableFuture<String> run) {
        if (plan.layout().postgres()) {
            LocalPostgres.require();
        }
        try {
            System.out.println(run.join());
        } catch (CompletionException failed) {
            String told = "seed " + plan.seed() + " fails; repeat it by " + form.repeat(plan.seed()) + "\n" + plan
                    + "\n" + failed.getCause();
            System.out.println(told);
            throw new AssertionError(told, failed.getCause());
        }
    }

    private static String run(Plan plan, Undisturbed undisturbed) {
        Instant begun = Instant.now();
        try {
            Path place = Files.createDirectory(folder.resolve("seed-" + plan.seed()));
            try {
                String bill = play(plan, undisturbed, place);
                return plan + "; " + bill + "; "
                        + Duration.between(begun, Instant.now()).toSeconds() + " s";
            } catch (IOException | InterruptedException | SQLException | RuntimeException | Error failed) {
                keep(place);
                throw failed;
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the processes of a failed seed said outlives the test. */
    private static void keep(Path place) throws IOException {
        Path kept = Path.of("target", "chaos", place.getFileName().toString());
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(ChaosIT::tells).toList()) {
                Path copy = kept.resolve(place.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static boolean tells(Path file) {
        return file.toString().endsWith(".log") || file.toString().endsWith(".out");
    }

    private static String play(Plan plan, Undisturbed undisturbed, Path place)
            throws IOException, InterruptedException, SQLException {
        Trial trial = Trial.play(plan, undisturbed, place);
        Bill bill = trial.bill();
        return "%d requests, undisturbed %d; paid twice: %d chat answers, %d of them in the ledger, %d embedded texts"
                .formatted(
                        bill.requests(),
                        undisturbed.requests(),
                        bill.paidTwice(Call.Kind.CHAT),
                        trial.stored().paidTwice(),
                        bill.paidTwice(Call.Kind.EMBEDDING));
    }
}
