package io.raptor.starter.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.Store;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.testing.ObjectStorage;
import io.raptor.activity.testing.StoreInvariants;
import io.raptor.starter.chaos.Call.Kind;
import io.raptor.starter.chaos.Plan.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster in which something breaks all the time, for as many minutes as one has: three tasks at once, one of them from
 * an object storage, round after round, each round with new texts and an upgrade in its middle. See docs/chaos.md.
 */
class ClusterDrill {

    private static final int DOCUMENTS = Integer.getInteger("raptor.cluster.documents", 24);
    private static final Duration THINKING = Duration.ofMillis(1500);
    private static final Duration SETTLED = Duration.ofSeconds(15);

    /** Of a status outside outages. A machine that also runs other work may be given longer. */
    private static final long PROMPT_MILLIS = Long.getLong("raptor.cluster.status-millis", 1000);

    /** Breaks before the next build comes; after the last nothing breaks any more, so that a round ends. */
    private static final int UPGRADE_AFTER = 2;

    private static final int MOST_BREAKS = 40;

    private final long seed = Long.getLong("raptor.cluster.seed", new Random().nextInt(1_000_000));
    private final Random random = new Random(seed);
    private final Deque<Break> deck = new ArrayDeque<>();
    private final List<Exposure> exposures = new ArrayList<>();
    private final List<long[]> outages = new ArrayList<>();
    private long inFlight;

    @TempDir
    Path folder;

    @Test
    void everyRoundEndsAsIfNothingHadHappened() throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(Integer.getInteger("raptor.cluster.minutes", 60)));
        System.out.println("seed " + seed + ", until " + end);
        int round = 0;
        StatusWatch.Seen seen = StatusWatch.Seen.NOTHING;
        while (round == 0 || Instant.now().isBefore(end)) {
            seen = seen.and(play(round++));
        }
        System.out.println(round + " rounds: " + seen);
        // Of all rounds: in one, three slow answers would decide it.
        assertThat(seen.millis(0.99)).as("p99 of a status outside outages").isLessThan(PROMPT_MILLIS);
    }

    private StatusWatch.Seen play(int round) throws Exception {
        Path place = Files.createDirectories(folder.resolve("round-" + round));
        exposures.clear();
        outages.clear();
        inFlight = 0;
        try (ObjectStorage storage = ObjectStorage.start(Files.createDirectories(place.resolve("objects")))) {
            List<ClusterTask> tasks = tasks(place, storage, 3000 * round);
            long requests = tasks.stream().mapToLong(ClusterTask::requests).sum();
            try (FaultyModel model = new FaultyModel(new FaultSchedule(faults(), requests), THINKING);
                    Cluster cluster = new Cluster(place, model.baseUrl(), storage, seed)) {
                StatusWatch.Seen seen = disturb(cluster, model, tasks);
                Bill bill = new Bill(model.calls(), exposures);
                System.out.printf(
                        "round %d: %d requests, undisturbed %d; in flight when something broke %d, paid twice %d chat"
                                + " answers and %d embedded texts; %d faults of the storage; %s%n",
                        round,
                        bill.requests(),
                        requests,
                        inFlight,
                        bill.paidTwice(Kind.CHAT),
                        bill.paidTwice(Kind.EMBEDDING),
                        cluster.objects().met(),
                        seen);
                verdict(cluster, tasks, bill, seen);
                return seen;
            }
        }
    }

    private static List<ClusterTask> tasks(Path place, ObjectStorage storage, int first) throws IOException {
        List<ClusterTask> tasks = new ArrayList<>();
        for (ClusterTask.Models models : ClusterTask.Models.values()) {
            ClusterTask task = ClusterTask.prepared(
                    place, models.name().toLowerCase(Locale.ROOT), models, first + 1000 * tasks.size(), DOCUMENTS);
            tasks.add(models == ClusterTask.Models.SECOND ? task.in(storage) : task);
        }
        return tasks;
    }

    private StatusWatch.Seen disturb(Cluster cluster, FaultyModel model, List<ClusterTask> tasks)
            throws IOException, InterruptedException {
        List<Pilot> pilots = tasks.stream()
                .map(task -> new Pilot(cluster::client, task.request()))
                .toList();
        pilots.forEach(Pilot::start);
        int broken = 0;
        boolean retired = false;
        try (StatusWatch watch = new StatusWatch(
                cluster.addresses(), tasks.stream().map(ClusterTask::name).toList())) {
            while (!retired || !completed(pilots)) {
                if (broken == UPGRADE_AFTER) {
                    said("UPGRADE");
                    cluster.upgrade();
                }
                if (broken < MOST_BREAKS && !completed(pilots)) {
                    breakSomething(cluster, model);
                }
                broken++;
                settle(pilots);
                if (pilots.stream().allMatch(Pilot::answers) && cluster.retired()) {
                    retired = true;
                    said("the first build has ended");
                }
            }
            return watch.seen(outages);
        }
    }

    private static void said(String what) {
        System.out.println(Instant.now() + " " + what);
    }

    private static boolean completed(List<Pilot> pilots) {
        return pilots.stream().allMatch(Pilot::over);
    }

    private List<Fault> faults() {
        List<ModelFault> kinds = List.of(ModelFault.values());
        List<Fault> faults = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            faults.add(new Fault(120 * i, kinds.get(random.nextInt(kinds.size()))));
        }
        return faults;
    }

    private void breakSomething(Cluster cluster, FaultyModel model) throws IOException, InterruptedException {
        Break what = next();
        said(what.name());
        long from = System.nanoTime();
        long asked = model.inFlight();
        what.happen(cluster, random).ifPresent(lost -> {
            exposures.add(lost);
            inFlight += asked;
        });
        if (what.outage()) {
            outages.add(new long[] {from, System.nanoTime() + SETTLED.toNanos()});
        }
    }

    /** Each comes once before any comes again. */
    private Break next() {
        if (deck.isEmpty()) {
            List<Break> all = new ArrayList<>(Arrays.asList(Break.values()));
            Collections.shuffle(all, random);
            deck.addAll(all);
        }
        return deck.remove();
    }

    /** What has come back gets to work again before the next thing breaks. */
    private static void settle(List<Pilot> pilots) throws InterruptedException {
        long until = System.nanoTime() + SETTLED.toNanos();
        while (System.nanoTime() < until && !completed(pilots)) {
            pilots.forEach(Pilot::tendOnce);
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private static void verdict(Cluster cluster, List<ClusterTask> tasks, Bill bill, StatusWatch.Seen seen)
            throws IOException, SQLException {
        try (Store store = SqlStore.open(cluster.store())) {
            StoreInvariants.check(store);
        }
        for (ClusterTask task : tasks) {
            assertThat(ClusterTask.exported(cluster.store(), task.name()).equals(task.export()))
                    .as("the export of %s is the undisturbed one, to the byte", task.name())
                    .isTrue();
        }
        assertThat(bill.paidTwiceInVain()).as("paid twice without a cause").isEmpty();
        assertThat(seen.failed()).as("statuses that failed outside outages").isZero();
    }
}
