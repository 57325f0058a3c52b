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

/** Somebody who asks the servers of a cluster for the status of a task, twice a second by turns, and takes the time. */
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

    StatusWatch(List<String> servers, List<String> tasks) {
        var unused =
                clock.scheduleWithFixedDelay(() -> ask(servers, tasks), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void ask(List<String> servers, List<String> tasks) {
        int number = turn.getAndIncrement();
        String address = servers.get(number % servers.size()) + "/api/v1/task/" + tasks.get(number % tasks.size())
                + "/checkpoint-status";
        long begun = System.nanoTime();
        int status = 0;
        try {
            status = http.send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .timeout(PATIENCE)
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException away) {
            // Counted as no answer.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        add(new Asked(begun, System.nanoTime() - begun, status));
    }

    private synchronized void add(Asked asked) {
        answers.add(asked);
    }

    /**
     * What was seen, in a line.
     *
     * @param outages begin and end of each, in nanoseconds
     */
    synchronized String summary(List<long[]> outages) {
        List<Asked> calm = answers.stream()
                .filter(asked -> outages.stream()
                        .noneMatch(outage -> asked.begun() + asked.taken() >= outage[0] && asked.begun() <= outage[1]))
                .toList();
        List<Long> times = calm.stream().map(Asked::taken).sorted().toList();
        long failed = calm.stream().filter(asked -> asked.status() != 200).count();
        return "%d statuses, %d of them outside outages: %d without an answer, median %d ms, p99 %d ms"
                .formatted(answers.size(), calm.size(), failed, millis(times, 0.5), millis(times, 0.99));
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
