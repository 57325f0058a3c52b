package io.raptor.activity.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.raptor.activity.port.TaskEvents.Event;
import io.raptor.activity.port.TaskWork;
import io.raptor.activity.port.TaskWork.Calls;
import io.raptor.activity.port.TaskWork.DocumentWork;
import io.raptor.activity.port.TaskWork.OpenTree;
import io.raptor.activity.progress.CallWindow.Kind;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskFigures.Pace;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Runs that are played: one document after another, its calls one after another, each as long as the usual one. */
class WorkForecastTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final double CALL = 1;
    private static final double BATCH = 0.1;
    private static final int BATCH_SIZE = 32;

    private record Source(int leaves, long bytes) {

        int summaries() {
            return leaves < 5 ? 1 : 1 + leaves / 6;
        }

        int batches() {
            return 2 + leaves / BATCH_SIZE;
        }

        double seconds() {
            return batches() * BATCH + summaries() * CALL;
        }
    }

    private static List<Source> folder(int... leaves) {
        Random random = new Random(1);
        return IntStream.of(leaves)
                .mapToObj(n -> new Source(n, (long) (n * (350 + 200 * random.nextDouble()))))
                .toList();
    }

    private static List<Source> mixed() {
        int[] leaves = new int[60];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = i % 12 == 7 ? 324 : i % 5 == 0 ? 40 : 2;
        }
        return folder(leaves);
    }

    /** What is known {@code at} seconds after the start, where earlier runs of the process did {@code before} of it. */
    private static Pace look(List<Source> sources, double at, double before) {
        List<DocumentWork> documents = new ArrayList<>();
        List<OpenTree> open = new ArrayList<>();
        double from = 0;
        long chat = 0;
        long embedding = 0;
        Usage usage = Usage.NONE;
        for (int i = 0; i < sources.size(); i++) {
            Source source = sources.get(i);
            double end = from + source.seconds();
            double spent = Math.max(0, Math.min(end, at) - from);
            double old = Math.max(0, Math.min(end, before) - from);
            boolean done = end <= at;
            chat += summaries(source, spent) - summaries(source, old);
            embedding += batches(source, spent) - batches(source, old);
            usage = usage.plus(new Usage(summaries(source, spent), batches(source, spent), 0, 0, 0, 0.0));
            documents.add(document(i, source, done, spent > 0, START.plusMillis((long) (1000 * end))));
            if (!done && spent > 0) {
                long embedded = Math.min(source.leaves(), batches(source, spent) * BATCH_SIZE);
                open.add(new OpenTree(i, source.leaves(), summaries(source, spent), embedded));
            }
            from = end;
        }
        Calls calls = new Calls(chat, embedding, START);
        CallWindow window = window(START.plusMillis((long) (1000 * before)), chat, embedding, 1);
        return WorkForecast.of(new TaskWork(documents, open, calls), usage, window, at - before);
    }

    /** @param overlap of chat and embedding: 1 one after the other, 2 always both */
    private static CallWindow window(Instant start, long chat, long embedding, double overlap) {
        double busy = (chat * CALL + embedding * BATCH) / overlap;
        return new CallWindow(
                start,
                new CallWindow.Kind(chat, chat, chat * CALL),
                new CallWindow.Kind(embedding, embedding * BATCH_SIZE, embedding * BATCH),
                busy);
    }

    private static long batches(Source source, double spent) {
        return Math.min(source.batches(), (long) (spent / BATCH));
    }

    private static long summaries(Source source, double spent) {
        return Math.max(0, (long) (spent - source.batches() * BATCH + 1e-6));
    }

    private static DocumentWork document(int number, Source source, boolean done, boolean begun, Instant at) {
        DocumentState state = done ? DocumentState.COMPLETED : begun ? DocumentState.RUNNING : DocumentState.PENDING;
        return new DocumentWork(
                number,
                number + ".md",
                source.bytes(),
                state,
                done,
                at,
                done ? source.leaves() : 0,
                done ? source.leaves() + source.summaries() : 0,
                done ? source.summaries() : 0,
                done ? source.batches() : 0);
    }

    private static void isTrue(List<Source> sources, double before) {
        double whole = sources.stream().mapToDouble(Source::seconds).sum();
        for (int tenth = 1; tenth <= 9; tenth++) {
            double at = before + (whole - before) * tenth / 10;
            double eta = Objects.requireNonNull(look(sources, at, before).etaSeconds(), "no time left");
            assertThat(eta / (whole - at)).as("at %d of 10", tenth).isBetween(1 / 1.5, 1.5);
        }
    }

    @Test
    void timeLeftIsTrueForDocumentsOfOneSize() {
        isTrue(folder(IntStream.generate(() -> 12).limit(50).toArray()), 0);
    }

    @Test
    void timeLeftIsTrueForTinyAndLargeDocuments() {
        isTrue(mixed(), 0);
    }

    @Test
    void whatEarlierProcessesDidIsNotDoneNow() {
        double whole = mixed().stream().mapToDouble(Source::seconds).sum();
        isTrue(mixed(), whole * 0.4);
    }

    @Test
    void nothingIsToldBeforeThereAreCalls() {
        Pace pace = look(mixed(), 0.1, 0);
        assertThat(pace.etaSeconds()).isNull();
        assertThat(pace.passagesPerMinute()).isNull();
    }

    @Test
    void unchangedDocumentsAreNoWork() {
        Source source = new Source(10, 4000);
        DocumentWork one = document(1, source, true, true, START);
        DocumentWork unchanged =
                new DocumentWork(2, "2.md", 4000, DocumentState.SKIPPED, true, START, source.leaves(), 12, 0, 0);
        Pace pace = WorkForecast.of(
                new TaskWork(List.of(unchanged), List.of(), new Calls(0, 0, null)),
                Usage.NONE,
                window(START, 0, 0, 1),
                0);
        assertThat(pace.share()).isNull();
        Pace done = WorkForecast.of(
                new TaskWork(List.of(one, unchanged), List.of(), new Calls(2, 2, START)),
                new Usage(2, 2, 0, 0, 0, 0.0),
                window(START, 2, 2, 1),
                3);
        assertThat(done.share()).isEqualTo(1);
        assertThat(done.etaSeconds()).isZero();
    }

    /** A document with so many leaves embedded and summaries written. */
    private static TaskWork half(int leaves, long summaries, long embedded, Calls calls) {
        DocumentWork running =
                new DocumentWork(1, "1.md", 400L * leaves, DocumentState.RUNNING, false, START, 0, 0, 0, 0);
        return new TaskWork(List.of(running), List.of(new OpenTree(1, leaves, summaries, embedded)), calls);
    }

    private static double left(TaskWork work, CallWindow window, double active) {
        return Objects.requireNonNull(
                WorkForecast.of(work, Usage.NONE, window, active).etaSeconds());
    }

    @Test
    void whatIsDoneAtOnceIsNotAddedUp() {
        Calls calls = new Calls(20, 0, START);
        TaskWork work = half(300, 20, 200, calls);
        double apart = left(work, window(START, 20, 200, 1), 40);
        double atOnce = left(work, window(START, 20, 200, 2), 20);
        assertThat(atOnce).isLessThan(apart).isGreaterThanOrEqualTo(apart / 2);
    }

    @Test
    void theSlowerOfTwoDecides() {
        TaskWork work = half(300, 20, 300, new Calls(20, 0, START));
        double slow = left(work, new CallWindow(START, new Kind(20, 20, 60), new Kind(5, 300, 1), 60), 60);
        double withEmbedding = left(work, new CallWindow(START, new Kind(20, 20, 60), new Kind(5, 300, 60), 60), 60);
        assertThat(withEmbedding).isCloseTo(slow, within(slow / 10));
    }

    @Test
    void otherTasksOfTheProcessHaveTheirShare() {
        CallWindow window = window(START, 40, 0, 1);
        double alone = left(half(300, 20, 300, new Calls(40, 0, START)), window, 40);
        double shared = left(half(300, 20, 300, new Calls(20, 0, START)), window, 40);
        assertThat(shared).isCloseTo(2 * alone, within(alone / 10));
    }

    @Test
    void workersElsewhereAreTold() {
        Calls calls = new Calls(20, 0, START);
        double left = left(half(300, 20, 300, calls), CallWindow.elsewhere(START, calls, 40), 40);
        assertThat(left).isBetween(30.0, 60.0);
    }

    @Test
    void pausesDoNotCount() {
        List<Event> events =
                List.of(event(60, TaskState.RUNNING), event(20, TaskState.PAUSED), event(0, TaskState.RUNNING));
        assertThat(ActiveTime.seconds(events, START, START.plusSeconds(100))).isEqualTo(60);
        assertThat(ActiveTime.seconds(events, START.plusSeconds(30), START.plusSeconds(100)))
                .isEqualTo(40);
    }

    private static Event event(long seconds, TaskState state) {
        return new Event(START.plusSeconds(seconds), 1, state, null);
    }
}
