package io.raptor.starter.temporal.stuck;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.raptor.workflow.TaskQueues;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tasks that run and do not go on. Temporal is asked for all of them together, and only when somebody asks here; its
 * last answer serves for some seconds, so that neither many tasks nor many readers make it more.
 */
public final class StuckTasks {

    private static final Logger LOG = LoggerFactory.getLogger(StuckTasks.class);

    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final Duration SOON = Duration.ofSeconds(1);

    /** Until then an answer serves while the next one is fetched. */
    private static final Duration USABLE = Duration.ofSeconds(60);

    private static final Findings NONE = new Findings(Map.of(), List.of(), 0);

    private final Reports reports;
    private final Pollers pollers;
    private final SilentTask silent;
    private final TaskQueues queues;
    private final LoadingCache<String, Findings> known;

    /** The service knows neither reports nor pollers: it is the one in this process, or an old one. */
    private final AtomicBoolean untold = new AtomicBoolean();

    public StuckTasks(WorkflowClient client, TaskQueues queues, Clock clock) {
        Service service = new Service(client);
        this.queues = queues;
        this.reports = new Reports(service, queues.control());
        this.pollers = new Pollers(service, clock);
        this.silent = new SilentTask(service, pollers);
        this.known = Caffeine.newBuilder()
                .maximumSize(1)
                .refreshAfterWrite(FRESH)
                .expireAfterWrite(USABLE)
                .build(all -> look());
    }

    /** Why a running task does not go on, as far as is known without asking about it alone. */
    public Optional<Stuck> of(String taskId) {
        Findings found = known();
        return Optional.ofNullable(found.tasks().get(taskId))
                .or(() -> found.unpolled().stream().findFirst());
    }

    /** How many tasks do not go on by a cause of their own. */
    public long count(StuckCause cause) {
        return known().tasks().values().stream()
                .filter(one -> one.cause() == cause)
                .count();
    }

    /** Whether there is a queue that all tasks need and nobody polls. */
    public boolean withoutWorkers() {
        return !known().unpolled().isEmpty();
    }

    /** Why a task that was asked does not answer. */
    public Optional<Stuck> unanswered(String taskId) {
        try {
            return silent.why(taskId);
        } catch (StatusRuntimeException silence) {
            LOG.debug("why task {} does not answer is not told", taskId, silence);
            return Optional.empty();
        }
    }

    /** A worker that has just come is not said to be missing. */
    private Findings known() {
        Findings found = known.get("all");
        if (found.unpolled().isEmpty() || System.nanoTime() - found.at() < SOON.toNanos()) {
            return found;
        }
        known.invalidate("all");
        return known.get("all");
    }

    private Findings look() {
        if (untold.get()) {
            return NONE;
        }
        Map<String, Stuck> tasks = told(reports::byTask).orElse(Map.of());
        List<Stuck> unpolled = told(this::unpolled).orElse(List.of());
        return new Findings(tasks, unpolled, System.nanoTime());
    }

    private List<Stuck> unpolled() {
        if (!pollers.ofWorkflows(queues.control(), "")) {
            return List.of(Stuck.unpolled(queues.control(), ""));
        }
        return pollers.ofActivities(queues.compute()) ? List.of() : List.of(Stuck.unpolled(queues.compute(), ""));
    }

    private <T> Optional<T> told(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (StatusRuntimeException silence) {
            if (silence.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
                untold.set(true);
            }
            LOG.debug("Temporal does not tell which tasks are stuck", silence);
            return Optional.empty();
        }
    }

    /**
     * What was found.
     *
     * @param unpolled holds for every task
     * @param at when, in nanoseconds
     */
    private record Findings(Map<String, Stuck> tasks, List<Stuck> unpolled, long at) {}
}
