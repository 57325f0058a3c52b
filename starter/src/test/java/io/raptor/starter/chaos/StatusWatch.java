package io.raptor.starter.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Somebody who asks the servers of a cluster for the status of a task, twice a second by turns, and takes the time. Where
 * one is not there, or goes before it has answered, another is asked, as whatever shares calls out between replicas does.
 */
final class StatusWatch implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** From here on an answer is told, so that its cause can be found beside what broke. */
    private static final Duration SLOW = Duration.ofMillis(500);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final List<Asked> answers = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** @param taken in nanoseconds */
    private record Asked(long begun, long taken, int status) {}

    /**
     * What was seen.
     *
     * @param all statuses that were asked for
     * @param failed of those outside outages: without an answer, or with another than the status
     * @param taken by those outside outages, in nanoseconds, from the least
     */
    record Seen(int all, long failed, List<Long> taken) {

        static final Seen NOTHING = new Seen(0, 0, List.of());

        Seen and(Seen more) {
            return new Seen(
                    all + more.all,
                    failed + more.failed,
                    Stream.concat(taken.stream(), more.taken.stream()).sorted().toList());
        }

        long millis(double part) {
            return taken.isEmpty()
                    ? 0
                    : TimeUnit.NANOSECONDS.toMillis(taken.get((int) Math.round(part * (taken.size() - 1))));
        }

        @Override
        public String toString() {
            return all + " statuses, " + taken.size() + " of them outside outages: " + failed + " failed, median "
                    + millis(0.5) + " ms, p99 " + millis(0.99) + " ms";
        }
    }

    StatusWatch(List<String> servers, List<String> tasks) {
        var unused =
                clock.scheduleWithFixedDelay(() -> ask(servers, tasks), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void ask(List<String> servers, List<String> tasks) {
        int number = turn.getAndIncrement();
        String path = "/api/v1/task/" + tasks.get(number % tasks.size()) + "/checkpoint-status";
        long begun = System.nanoTime();
        int status = 0;
        try {
            for (int i = 0; i < servers.size() && status == 0; i++) {
                status = status(servers.get((number + i) % servers.size()) + path);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        add(new Asked(begun, System.nanoTime() - begun, status), servers.get(number % servers.size()) + path);
    }

    /** @return 0 where nobody answers */
    private int status(String address) throws InterruptedException {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .timeout(PATIENCE)
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException gone) {
            return 0;
        }
    }

    private synchronized void add(Asked asked, String address) {
        answers.add(asked);
        if (asked.taken() > SLOW.toNanos()) {
            System.out.println(Instant.now() + " " + address + " was answered with " + asked.status() + " after "
                    + TimeUnit.NANOSECONDS.toMillis(asked.taken()) + " ms");
        }
    }

    /** @param outages begin and end of each, in nanoseconds */
    synchronized Seen seen(List<long[]> outages) {
        List<Asked> calm = answers.stream()
                .filter(asked -> outages.stream()
                        .noneMatch(outage -> asked.begun() + asked.taken() >= outage[0] && asked.begun() <= outage[1]))
                .toList();
        long failed = calm.stream().filter(asked -> asked.status() != 200).count();
        return new Seen(
                answers.size(), failed, calm.stream().map(Asked::taken).sorted().toList());
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
