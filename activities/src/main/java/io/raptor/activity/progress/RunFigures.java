package io.raptor.activity.progress;

import io.raptor.activity.port.CallObserver.CallKind;
import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.TaskEvents.Event;
import io.raptor.activity.port.TaskWork;
import io.raptor.activity.port.TaskWork.Account;
import io.raptor.workflow.model.GraphFigures;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.TaskFigures;
import io.raptor.workflow.model.TaskFigures.Pace;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskTotal;
import io.raptor.workflow.model.TaskType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The figures of tasks, out of the store. Speed and time left count what this process does alone, and are worked out the more seldom
 * the more documents a task has. Safe for use by many threads.
 */
public final class RunFigures {

    private static final double MILLIS = 1000;
    private static final int EVENTS = 100;
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final long ENOUGH_CALLS = 5;
    /** Working out a forecast takes no more than one in this many parts of the time. */
    private static final long SELDOM = 100;

    private final Store store;
    private final Clock clock;
    private final CallTimes times;
    private final Instant since;
    private final Map<String, Forecast> forecasts = new ConcurrentHashMap<>();

    private record Forecast(int run, Instant made, Instant until, Pace pace) {}

    /** Those of a process that works from now on. */
    public RunFigures(Store store, Clock clock, CallTimes times) {
        this.store = store;
        this.clock = clock;
        this.times = times;
        this.since = clock.instant();
    }

    /** Empty when the store has no such task. */
    public Optional<TaskFigures> of(String taskId) {
        return store.catalogue()
                .account(taskId)
                .map(account -> figures(account, pace(taskId, account), clock.instant(), graph(store, taskId)));
    }

    /** Of a task that nothing runs; empty when the store has no such task. */
    public static Optional<TaskFigures> atRest(Store store, String taskId, Instant now) {
        return store.catalogue().account(taskId).map(account -> figures(account, null, now, graph(store, taskId)));
    }

    private static @Nullable GraphFigures graph(Store store, String taskId) {
        return store.publishedGraphs().figures(taskId).orElse(null);
    }

    private static TaskFigures figures(
            Account account, @Nullable Pace pace, Instant now, @Nullable GraphFigures graph) {
        Instant last = account.endedAt() == null ? now : account.endedAt();
        double elapsed = Duration.between(account.startedAt(), last).toMillis() / MILLIS;
        return new TaskFigures(
                account.state().ended(),
                account.createdAt(),
                account.startedAt(),
                elapsed,
                account.running(),
                account.usage(),
                TaskTotal.of(
                        account.run(),
                        account.earlierSeconds() + elapsed,
                        account.usage().plus(account.earlier())),
                pace,
                graph,
                account.ignored());
    }

    private @Nullable Pace pace(String taskId, Account account) {
        if (account.state() != TaskState.RUNNING && account.state() != TaskState.PAUSED) {
            forecasts.remove(taskId);
            return null;
        }
        Forecast known = forecasts.get(taskId);
        if (known == null || known.run() != account.run() || clock.instant().isAfter(known.until())) {
            known = forecast(taskId, account);
            forecasts.put(taskId, known);
        }
        return account.state() == TaskState.RUNNING
                ? known.pace().after(Duration.between(known.made(), clock.instant()))
                : known.pace();
    }

    private Forecast forecast(String taskId, Account account) {
        Instant began = clock.instant();
        Instant from = account.startedAt().isAfter(since) ? account.startedAt() : since;
        CallWindow whole = times.since(from);
        boolean elsewhere = whole.isEmpty();
        TaskWork work = store.catalogue().work(taskId, elsewhere ? from : whole.start());
        Instant first = elsewhere ? work.calls().first() : whole.start();
        List<Event> events = store.taskEvents().events(taskId, EVENTS);
        double active = first == null ? 0 : ActiveTime.seconds(events, first, clock.instant());
        Observed observed = elsewhere
                ? Observed.elsewhere(from, work.calls(), active)
                : new Observed(recent(whole, began), whole, active, times.ages(CallKind.CHAT));
        Optional<TaskRequest> request = store.catalogue().task(taskId).map(TaskRow::request);
        Limits limits = request.map(TaskRequest::limits).orElseGet(Limits::defaults);
        Pace documents = WorkForecast.of(work, account.usage(), limits, observed);
        Pace pace = request.filter(RunFigures::goesOnAfterDocuments).isPresent() ? before(documents) : documents;
        Instant made = clock.instant();
        Duration took = Duration.between(began, made).multipliedBy(SELDOM);
        return new Forecast(account.run(), made, made.plus(took.compareTo(FRESH) > 0 ? took : FRESH), pace);
    }

    private static boolean goesOnAfterDocuments(TaskRequest request) {
        return request.taskType() == TaskType.GRAPHRAG || request.raptor().overDataset();
    }

    /** The forecast is of documents alone: what follows on all of them together keeps its part of the progress. */
    private static Pace before(Pace documents) {
        Double share = documents.share();
        return share == null
                ? documents
                : new Pace(TaskFigures.DOCUMENTS_SHARE * share, documents.passagesPerMinute(), documents.etaSeconds());
    }

    /** The later half: at the beginning models are loaded and code is slow, and a speed may change. */
    private CallWindow recent(CallWindow whole, Instant now) {
        CallWindow later =
                times.since(now.minus(Duration.between(whole.start(), now).dividedBy(2)));
        boolean tells =
                later.chat().calls() >= Math.min(ENOUGH_CALLS, whole.chat().calls())
                        && later.embedding().calls()
                                >= Math.min(ENOUGH_CALLS, whole.embedding().calls());
        return tells ? later : whole;
    }
}
