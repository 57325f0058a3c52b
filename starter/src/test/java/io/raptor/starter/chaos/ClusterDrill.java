package io.raptor.starter.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.Store;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.testing.StoreInvariants;
import io.raptor.starter.chaos.Call.Kind;
import io.raptor.starter.chaos.Plan.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster in which something breaks all the time, for as many minutes as one has: three tasks at once, round after
 * round, each round with new texts. See docs/chaos.md.
 */
class ClusterDrill {

    private static final int DOCUMENTS = Integer.getInteger("raptor.cluster.documents", 16);
    private static final Duration THINKING = Duration.ofMillis(400);
    private static final Duration SETTLED = Duration.ofSeconds(15);
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(3);

    private final long seed = Long.getLong("raptor.cluster.seed", new Random().nextInt(1_000_000));
    private final Random random = new Random(seed);
    private final List<Exposure> exposures = new ArrayList<>();
    private final List<long[]> outages = new ArrayList<>();

    @TempDir
    Path folder;

    /** What breaks. */
    private enum Break {
        KILL_WORKER,
        KILL_SERVER,
        STOP_WORKER,
        KILL_TEMPORAL,
        CUT_DATABASE
    }

    @Test
    void everyRoundEndsAsIfNothingHadHappened() throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(Integer.getInteger("raptor.cluster.minutes", 60)));
        System.out.println("seed " + seed + ", until " + end);
        int round = 0;
        while (round == 0 || Instant.now().isBefore(end)) {
            play(round++);
        }
    }

    private void play(int round) throws Exception {
        List<ClusterTask> tasks = new ArrayList<>();
        Path place = Files.createDirectories(folder.resolve("round-" + round));
        int first = 3000 * round;
        for (ClusterTask.Models models : ClusterTask.Models.values()) {
            tasks.add(ClusterTask.prepared(
                    place, models.name().toLowerCase(java.util.Locale.ROOT), models, first, DOCUMENTS));
            first += 1000;
        }
        long requests = tasks.stream().mapToLong(ClusterTask::requests).sum();
        exposures.clear();
        outages.clear();
        try (FaultyModel model = new FaultyModel(new FaultSchedule(faults(), requests), THINKING);
                Cluster cluster = new Cluster(place, model.baseUrl())) {
            List<Pilot> pilots = tasks.stream()
                    .map(task -> new Pilot(cluster::client, task.request()))
                    .toList();
            pilots.forEach(Pilot::start);
            int broken = 0;
            String statuses;
            try (StatusWatch watch = new StatusWatch(
                    cluster.addresses(), tasks.stream().map(ClusterTask::name).toList())) {
                while (!pilots.stream().allMatch(Pilot::completed)) {
                    pilots.forEach(Pilot::tendOnce);
                    if (broken < 40) {
                        breakSomething(cluster);
                        broken++;
                    }
                    settle(pilots);
                }
                statuses = watch.summary(outages);
            }
            Bill bill = new Bill(model.calls(), exposures);
            verdict(cluster, tasks, bill);
            System.out.printf(
                    "round %d: %d things broken, %d requests, undisturbed %d; paid twice: %d chat answers, %d embedded"
                            + " texts; %s%n",
                    round,
                    broken,
                    bill.requests(),
                    requests,
                    bill.paidTwice(Kind.CHAT),
                    bill.paidTwice(Kind.EMBEDDING),
                    statuses);
        }
    }

    private List<Fault> faults() {
        List<ModelFault> kinds = List.of(ModelFault.values());
        List<Fault> faults = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            faults.add(new Fault(120 * i, kinds.get(random.nextInt(kinds.size()))));
        }
        return faults;
    }

    private void breakSomething(Cluster cluster) throws IOException, InterruptedException {
        Break what = Break.values()[random.nextInt(Break.values().length)];
        Worker worker = cluster.workers().get(random.nextInt(cluster.workers().size()));
        Worker server = cluster.servers().get(random.nextInt(cluster.servers().size()));
        System.out.println(Instant.now() + " " + what);
        long from = System.nanoTime();
        switch (what) {
            case KILL_WORKER -> {
                worker.kill();
                exposures.add(Exposure.end("kill of a worker", from, System.nanoTime()));
                worker.startAgain();
            }
            case KILL_SERVER -> {
                server.kill();
                server.startAgain();
            }
            case STOP_WORKER -> {
                worker.stop();
                worker.startAgain();
            }
            case KILL_TEMPORAL -> {
                cluster.temporal().kill();
                cluster.temporal().startAgain();
            }
            case CUT_DATABASE -> {
                cluster.wire().cut();
                TimeUnit.MILLISECONDS.sleep(DATABASE_AWAY.toMillis());
                cluster.wire().mend();
                exposures.add(Exposure.gap("the cut from the database", from, System.nanoTime()));
            }
        }
        outages.add(new long[] {from, System.nanoTime() + SETTLED.toNanos()});
    }

    /** What has come back gets to work again before the next thing breaks. */
    private static void settle(List<Pilot> pilots) throws InterruptedException {
        long until = System.nanoTime() + 2 * SETTLED.toNanos();
        while (System.nanoTime() < until && !pilots.stream().allMatch(Pilot::completed)) {
            pilots.forEach(Pilot::tendOnce);
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private static void verdict(Cluster cluster, List<ClusterTask> tasks, Bill bill) throws IOException, SQLException {
        try (Store store = SqlStore.open(cluster.store())) {
            StoreInvariants.check(store);
        }
        for (ClusterTask task : tasks) {
            assertThat(ClusterTask.exported(cluster.store(), task.name()).equals(task.export()))
                    .as("the export of %s is the undisturbed one, to the byte", task.name())
                    .isTrue();
        }
        assertThat(bill.paidTwiceInVain()).as("paid twice without a cause").isEmpty();
    }
}
