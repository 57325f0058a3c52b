package io.raptor.starter.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.starter.chaos.Plan.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Has everything in a plan happen, each at its moment, while calls are in flight. */
final class Director {

    private static final Duration JUMP = Duration.ofHours(1);
    private static final Duration QUIET = Duration.ofMillis(700);
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final int REFUSED_CONNECTIONS = 3;
    private static final String REASON = "chaos pauses";

    private final Stage stage;
    private final FaultyModel model;
    private final Pilot pilot;
    private final List<Exposure> exposures = new ArrayList<>();
    private Duration clock = Duration.ZERO;

    Director(Stage stage, FaultyModel model, Pilot pilot) {
        this.stage = stage;
        this.model = model;
        this.pilot = pilot;
    }

    /** @param requests that the task makes undisturbed */
    void play(Plan plan, long requests) throws IOException, InterruptedException {
        for (Event event : plan.events()) {
            model.holdAfter(Math.max(model.requests(), event.permille() * requests / 1000));
            // A disturbance that did not stop the task may have let it come to its end: then there is nothing to
            // disturb.
            pilot.awaitTending("requests in flight for " + event, () -> model.holds() || pilot.completed());
            if (!model.holds()) {
                System.out.printf("seed %d: completed before %s%n", plan.seed(), event.disturbance());
                return;
            }
            System.out.printf(
                    "seed %d: %s at request %d, undisturbed there are %d%n",
                    plan.seed(), event.disturbance(), model.requests(), requests);
            play(event.disturbance());
            model.release();
        }
    }

    /** When answers could get lost. */
    List<Exposure> exposures() {
        return List.copyOf(exposures);
    }

    private void play(Disturbance disturbance) throws IOException, InterruptedException {
        switch (disturbance) {
            case KILL_WORKER -> killWorker();
            case KILL_TEMPORAL -> killTemporal();
            case CUT_DATABASE -> cutDatabase();
            case FILL_DISK -> fillDisk();
            case CLOCK_FORWARD -> setClock(clock.plus(JUMP));
            case CLOCK_BACK -> setClock(clock.minus(JUMP));
            case PAUSE -> pause(false);
            case PAUSE_AND_KILL -> pause(true);
            case CANCEL -> cancel();
            case RETRY -> pilot.retryFailed();
            case RESIZE -> pilot.resize(2);
        }
    }

    private void killWorker() throws IOException, InterruptedException {
        long from = System.nanoTime();
        stage.killWorker();
        exposures.add(Exposure.end("kill of the worker", from, System.nanoTime()));
        model.release();
        stage.startWorkerAgain();
    }

    private void killTemporal() throws IOException, InterruptedException {
        stage.killTemporal();
        model.release();
        stage.startTemporalAgain();
    }

    private void cutDatabase() {
        long from = System.nanoTime();
        stage.wire().cut();
        model.release();
        pilot.awaitTending("connections are refused", () -> stage.wire().refused() >= REFUSED_CONNECTIONS);
        stage.wire().mend();
        exposures.add(Exposure.gap("the cut from the database", from, System.nanoTime()));
    }

    private void fillDisk() throws IOException, InterruptedException {
        long from = System.nanoTime();
        long failures = stage.storeFailures();
        stage.fillDisk();
        model.release();
        // There may be just enough room in the file for all that is left to do.
        pilot.awaitTending("the store misses its disk", () -> stage.storeFailures() > failures || pilot.completed());
        stage.freeDisk();
        exposures.add(Exposure.gap("the full disk", from, System.nanoTime()));
    }

    private void setClock(Duration offset) throws IOException {
        clock = offset;
        stage.setClock(offset);
    }

    private void pause(boolean killed) throws IOException, InterruptedException {
        pilot.pause(REASON);
        model.release();
        await("the calls in flight end").atMost(LONGEST).until(() -> model.inFlight() == 0);
        awaitQuiet();
        if (killed) {
            killWorker();
            await("the pause outlives the worker").atMost(LONGEST).until(() -> pilot.pausedFor(REASON));
            awaitQuiet();
        }
        pilot.resume();
    }

    /** The word of a pause may take a moment to the documents; then nothing begins. */
    private void awaitQuiet() {
        long[] before = {-1};
        await("no request begins while it is paused")
                .during(QUIET)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    boolean same = before[0] == model.requests();
                    before[0] = model.requests();
                    return same;
                });
        assertThat(pilot.pausedFor(REASON)).as("it is still paused").isTrue();
    }

    private void cancel() {
        long from = System.nanoTime();
        model.release();
        pilot.cancel();
        exposures.add(Exposure.end("the cancel", from, System.nanoTime()));
        pilot.begin();
    }
}
