package io.raptor.starter.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody who asks the servers of a cluster for the status of a task, twice a second by turns, and takes the time. Where
 * one is not there, or goes before it has answered, another is asked, as whatever shares calls out between replicas does.
 */
final class StatusWatch implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

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
     * @param calm of all, those outside outages; the other figures are theirs
     * @param failed without an answer, or with another than the status
     */
    record Seen(int all, int calm, long failed, long medianMillis, long p99Millis) {}

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
        add(new Asked(begun, System.nanoTime() - begun, status));
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

    private synchronized void add(Asked asked) {
        answers.add(asked);
    }

    /** @param outages begin and end of each, in nanoseconds */
    synchronized Seen seen(List<long[]> outages) {
        List<Asked> calm = answers.stream()
                .filter(asked -> outages.stream()
                        .noneMatch(outage -> asked.begun() + asked.taken() >= outage[0] && asked.begun() <= outage[1]))
                .toList();
        List<Long> times = calm.stream().map(Asked::taken).sorted().toList();
        long failed = calm.stream().filter(asked -> asked.status() != 200).count();
        return new Seen(answers.size(), calm.size(), failed, millis(times, 0.5), millis(times, 0.99));
    }

    private static long millis(List<Long> sorted, double part) {
        return sorted.isEmpty()
                ? 0
                : TimeUnit.NANOSECONDS.toMillis(sorted.get(
                        (int) Math.min(sorted.size() - 1L, Math.round(part * (sorted.size() - 1)))));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
