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
import io.raptor.workflow.model.Limits;
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
        double age = 0;
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
                long above = summaries(source, spent);
                boolean grouped = source.summaries() > 1;
                long clusters = grouped ? source.summaries() - 1 : 0;
                long grown = Math.min(clusters, above);
                open.add(new OpenTree(
                        i, source.leaves(), above, embedded, clusters, grown, grouped ? above - grown : 0));
                age = spent - source.batches() * BATCH - above * CALL;
            }
            from = end;
        }
        Calls calls = new Calls(chat, embedding, START);
        CallWindow window = window(START.plusMillis((long) (1000 * before)), chat, embedding, 1);
        List<Double> ages = age > 0 ? List.of(age) : List.of();
        Observed observed = new Observed(window, window, at - before, ages);
        return WorkForecast.of(new TaskWork(documents, open, calls), usage, limits(1, 1), observed);
    }

    /** @param overlap of chat and embedding: 1 one after the other, 2 always both */
    private static CallWindow window(Instant start, long chat, long embedding, double overlap) {
        double busy = (chat * CALL + embedding * BATCH) / overlap;
        return new CallWindow(
                start,
                new CallWindow.Kind(chat, chat, chat * CALL, chat * CALL),
                new CallWindow.Kind(embedding, embedding * BATCH_SIZE, embedding * BATCH, embedding * BATCH),
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
                Limits.defaults(),
                seen(window(START, 0, 0, 1), 0));
        assertThat(pace.share()).isNull();
        Pace done = WorkForecast.of(
                new TaskWork(List.of(one, unchanged), List.of(), new Calls(2, 2, START)),
                new Usage(2, 2, 0, 0, 0, 0.0),
                Limits.defaults(),
                seen(window(START, 2, 2, 1), 3));
        assertThat(done.share()).isEqualTo(1);
        assertThat(done.etaSeconds()).isZero();
    }

    static Limits limits(int documents, int calls) {
        Limits usual = Limits.defaults();
        return new Limits(
                documents,
                calls,
                usual.maxDocumentAttempts(),
                usual.maxErrors(),
                usual.retryInitialSeconds(),
                usual.retryBackoff(),
                usual.retryMaxSeconds(),
                null,
                null,
                usual.onOutage(),
                usual.onBudget());
    }

    private static Observed seen(CallWindow window, double active) {
        return new Observed(window, window, active, List.of());
    }

    private static DocumentWork begun(int number, int leaves) {
        return new DocumentWork(number, number + ".md", 400L * leaves, DocumentState.RUNNING, false, START, 0, 0, 0, 0);
    }

    /** A document of 60 leaves, of whose 9 clusters so many are written. */
    private static TaskWork half(long written, Calls calls) {
        return new TaskWork(List.of(begun(1, 60)), List.of(new OpenTree(1, 60, written, 60, 9, written, 0)), calls);
    }

    private static CallWindow chats(long calls, double busy, double each) {
        return new CallWindow(START, new Kind(calls, calls, busy, calls * each), new Kind(0, 0, 0, 0), busy);
    }

    private static double left(TaskWork work, Limits limits, Observed observed) {
        return Objects.requireNonNull(
                WorkForecast.of(work, Usage.NONE, limits, observed).etaSeconds());
    }

    @Test
    void callsAtOnceTakeTheTimeOfOne() {
        Calls calls = new Calls(3, 0, START);
        double oneByOne = left(half(3, calls), limits(1, 1), seen(chats(3, 30, 10), 30));
        double atOnce = left(half(3, calls), limits(1, 6), seen(chats(3, 10, 10), 10));
        assertThat(oneByOne).isCloseTo(80, within(10.0)); // 6 of its level, 2 levels above
        assertThat(atOnce).isCloseTo(30, within(6.0)); // one call a level
    }

    @Test
    void theLastLevelsOfATreeWaitForEachOther() {
        Calls calls = new Calls(9, 0, START);
        double left = left(half(9, calls), limits(8, 16), seen(chats(9, 10, 10), 10));
        assertThat(left).isCloseTo(20, within(5.0));
    }

    @Test
    void aCallInFlightHasBegunAlready() {
        TaskWork work = new TaskWork(
                List.of(begun(1, 60)), List.of(new OpenTree(1, 60, 9, 60, 9, 9, 0)), new Calls(9, 0, START));
        CallWindow window = chats(9, 10, 10);
        double fresh = left(work, limits(8, 16), new Observed(window, window, 10, List.of(0.0)));
        double old = left(work, limits(8, 16), new Observed(window, window, 17, List.of(7.0)));
        assertThat(fresh - old).isBetween(5.0, 8.0);
    }

    @Test
    void aQuickEmbedderDoesNotTellHowLongSummariesTake() {
        TaskWork work = half(0, new Calls(0, 0, START));
        CallWindow window = new CallWindow(START, new Kind(0, 0, 2, 0), new Kind(9, 300, 2, 2), 2);
        assertThat(WorkForecast.of(work, Usage.NONE, Limits.defaults(), seen(window, 2))
                        .etaSeconds())
                .isNull();
    }

    @Test
    void whatTakesTimeBesideTheCallsIsSeen() {
        Calls calls = new Calls(3, 0, START);
        double quick = left(half(3, calls), limits(1, 1), seen(chats(3, 3, 1), 3));
        double slow = left(half(3, calls), limits(1, 1), seen(chats(3, 3, 1), 9));
        assertThat(slow / quick).isBetween(2.0, 4.0);
    }

    @Test
    void workersElsewhereAreTold() {
        Calls calls = new Calls(6, 0, START);
        double left = left(half(6, calls), limits(1, 1), Observed.elsewhere(START, calls, 60));
        assertThat(left).isBetween(35.0, 70.0); // 10 seconds a call, 5 calls
    }

    @Test
    void unreadDocumentsAreAsThoseOfTheirTypeAndSize() {
        List<DocumentWork> documents = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            documents.add(
                    document(i, new Source(i % 10 == 0 ? 300 : 1, i % 10 == 0 ? 120_000 : 500), true, true, START));
        }
        KnownLeaves known = new KnownLeaves();
        documents.forEach(document -> known.add(document, document.leaves()));
        assertThat(known.of(document(30, new Source(0, 520), false, false, START)))
                .isCloseTo(1, within(0.1));
        assertThat(known.of(document(31, new Source(0, 100_000), false, false, START)))
                .isCloseTo(250, within(10.0));
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
