package io.raptor.workflow.internal;

import io.raptor.workflow.TaskQueues;
import io.raptor.workflow.WorkflowIds;
import io.raptor.workflow.activity.AtomicActivities;
import io.raptor.workflow.activity.DocumentActivities;
import io.raptor.workflow.activity.ExecutionActivities;
import io.raptor.workflow.activity.ModelActivities;
import io.raptor.workflow.activity.PublishActivities;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentResult;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.Usage;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Models in memory beside the catalogue: each document has 20 leaves and two clusters unless told otherwise. */
final class FakeWorld extends FakeCatalogue
        implements DocumentActivities,
                ModelActivities,
                PublishActivities,
                ExecutionActivities,
                AtomicActivities,
                SmallStory.Steps {

    static final int CLUSTERS = 2;

    final FakeGraph graph = new FakeGraph();

    final Map<Long, String> gaps = new ConcurrentHashMap<>();
    volatile LongPredicate refusedLevelOne = document -> false;
    volatile LongPredicate refusedWholly = document -> false;
    volatile LongPredicate unreadable = document -> false;

    /** What every call of the model fails with. */
    volatile @Nullable FailureType trouble;

    /** From this document on the model is gone. */
    volatile long troubleFrom = Long.MAX_VALUE;

    /** The model never answers for these, though it does for others. */
    volatile LongPredicate lostFor = document -> false;

    /** All that a task has work on. */
    static List<String> queues(String prefix) {
        TaskQueues queues = new TaskQueues(prefix);
        return Stream.concat(
                        Stream.of(queues.control(), queues.compute()),
                        Stream.concat(WITH_READER.ids().stream(), Stream.of(WITH_REPORTER.reporter()))
                                .map(queues::model))
                .toList();
    }

    /**
     * Starts workers that do what there is to do here, on a real server.
     *
     * @param prefix of the task queues; of itself, that of the workflows
     */
    WorkerFactory serve(WorkflowClient client, String prefix, Class<?>... workflows) {
        WorkerFactory workers = WorkerFactory.newInstance(client);
        for (String queue : queues(prefix)) {
            Worker worker = workers.newWorker(queue);
            if (queue.equals(prefix)) {
                worker.registerWorkflowImplementationTypes(workflows);
            }
            worker.registerActivitiesImplementations(this, graph, dataset);
        }
        workers.start();
        return workers;
    }

    volatile int leaves = 20;

    /** Clusters of a level's nodes, by the level. */
    volatile IntUnaryOperator clusters = level -> CLUSTERS;

    final List<EmbedRequest> embedded = new CopyOnWriteArrayList<>();

    /** The tree over all documents, where a task has one. */
    final FakeDataset dataset = new FakeDataset(this);

    /** Permits for loading; tests park documents by taking them away. */
    final Semaphore loading = new Semaphore(Integer.MAX_VALUE / 2);

    FakeWorld(int documents) {
        super(documents);
    }

    /** The task queues that probes came by. */
    final Set<String> probed = ConcurrentHashMap.newKeySet();

    int probes() {
        return (int) calls.stream().filter("probe"::equals).count();
    }

    /** A call a document; waits for a permit of {@link #loading} each, and hears a cancel meanwhile. */
    @Override
    public Indexed index(TaskRequest request) {
        calls.add("atomic");
        if (request.remaining()) {
            reopen(request);
            putBack(new PutBackRequest(TaskBench.TASK, null));
        }
        for (long document : List.copyOf(states.keySet())) {
            awaitPermit();
            atomicUsage = atomicUsage.plus(new Usage(1, 0, 0, 10, 5, 0.0));
            if (unreadable.test(document)) {
                finish(new FinishRequest(
                        TaskBench.TASK, new DocumentResult(document, DocumentState.FAILED, Usage.NONE, null)));
                throw ApplicationFailure.newFailure(
                        id(document) + ": is encrypted", FailureType.DOCUMENT_UNREADABLE.text());
            }
        }
        synchronized (this) {
            states.replaceAll((number, state) -> DocumentState.COMPLETED);
        }
        return new Indexed(counts(), atomicUsage);
    }

    private void awaitPermit() {
        try {
            while (!loading.tryAcquire(50, TimeUnit.MILLISECONDS)) {
                Activity.getExecutionContext().heartbeat(null);
            }
            loading.release();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public LoadResult load(LoadRequest request) {
        calls.add("load " + request.document());
        loading.acquireUninterruptibly();
        loading.release();
        parking.pass("load " + request.document());
        synchronized (this) {
            states.put(request.document(), DocumentState.RUNNING);
        }
        if (unreadable.test(request.document())) {
            throw refusal(FailureType.DOCUMENT_UNREADABLE, "is encrypted");
        }
        return new LoadResult(request.document(), leaves, 100L * leaves, null);
    }

    @Override
    public ClusterResult cluster(ClusterRequest request) {
        return new ClusterResult(clusters.applyAsInt(request.level()), List.of(), 0);
    }

    @Override
    public Usage embed(EmbedRequest request) {
        parking.pass("embed " + request.build() + " " + request.level());
        embedded.add(request);
        return used(new Usage(0, 1, 0, request.to() - request.from(), 0, 0.0));
    }

    @Override
    public SummariseResult summarise(SummariseRequest request) {
        String call = "summarise " + request.build() + " " + request.level() + " " + request.cluster();
        calls.add(call);
        parking.pass(call);
        FailureType trouble = this.trouble;
        if (request.build() >= troubleFrom || lostFor.test(request.build())) {
            trouble = FailureType.MODEL_UNAVAILABLE;
        }
        if (trouble != null) {
            parking.pass("trouble " + request.build());
            throw refusal(trouble, "there is trouble");
        }
        boolean refused = refusedWholly.test(request.build())
                || (request.level() == 1 && request.cluster() == 0 && refusedLevelOne.test(request.build()));
        if (refused) {
            throw refusal(FailureType.MODEL_REFUSED, "the model refused");
        }
        return new SummariseResult(50, used(new Usage(1, 0, 0, 10, 5, 0.0)), false);
    }

    /** Steps of each phase of the work on all documents together. */
    volatile int steps = 3;

    /** For functions of this world that change. */
    volatile boolean down;

    /** How a step of that work fails; {@code null} for one that does not. */
    volatile Function<String, @Nullable FailureType> failingStep = step -> null;

    @Override
    public int plan(String phase) {
        calls.add("plan " + phase);
        return steps;
    }

    @Override
    public void step(String step) {
        calls.add(step);
        parking.pass(step);
        FailureType failure = failingStep.apply(step);
        if (failure != null) {
            throw refusal(failure, "step " + step + " fails");
        }
        if (!done.contains(step)) {
            done.add(step);
        }
    }

    /** Steps of the work on all documents together that were done. */
    final List<String> done = new CopyOnWriteArrayList<>();

    @Override
    public ProbeResult probe(ProbeRequest request) {
        calls.add("probe");
        probed.add(Activity.getExecutionContext().getInfo().getActivityTaskQueue());
        FailureType trouble = this.trouble;
        return new ProbeResult(trouble == null ? null : trouble.text(), null);
    }

    @Override
    public synchronized Published publish(PublishRequest request) {
        boolean gap = gaps.remove(request.document()) != null;
        DocumentState state = gap ? DocumentState.PARTIAL : DocumentState.COMPLETED;
        states.put(request.document(), state);
        return new Published(
                state,
                gap ? failure(request.document(), FailureType.MODEL_REFUSED.text(), "a gap", 1) : null,
                spent.get());
    }

    @Override
    public void recordGap(GapRequest request) {
        gaps.put(request.build(), request.message());
    }

    @Override
    public synchronized DocumentFailure fail(FailRequest request) {
        states.put(request.document(), request.state());
        return failure(request.document(), request.errorType(), request.message(), request.attempts());
    }

    private static ApplicationFailure refusal(FailureType type, String message) {
        return ApplicationFailure.newNonRetryableFailure(message, type.text());
    }

    @Override
    public DocumentResult awaitDocument(AwaitRequest request) {
        String id = WorkflowIds.document(request.taskId(), id(request.document()));
        try {
            return client().newUntypedWorkflowStub(id).getResult(DocumentResult.class);
        } catch (WorkflowNotFoundException | WorkflowFailedException ended) {
            return new DocumentResult(request.document(), DocumentState.CANCELLED, Usage.NONE, null);
        }
    }

    @Override
    public Unserved unserved(ModelsRequest request) {
        calls.add("unserved");
        return new Unserved(unserved);
    }

    @Override
    public void relay(RelayRequest request) {
        for (long document : request.documents()) {
            String id = WorkflowIds.document(request.taskId(), id(document));
            try {
                client().newUntypedWorkflowStub(id)
                        .signal(request.paused() ? "pause" : "resume", request.paused() ? null : request.epoch());
            } catch (WorkflowException ended) {
                calls.add("not told " + document);
            }
        }
    }

    @Override
    public void cancelDocuments(CancelRequest request) {
        for (long document : request.documents()) {
            String id = WorkflowIds.document(request.taskId(), id(document));
            try {
                client().newUntypedWorkflowStub(id).cancel();
            } catch (WorkflowException endedOrNotYetBegun) {
                calls.add("not cancelled " + document);
            }
        }
    }

    @Override
    public void cancelTask(CancelTaskRequest request) {
        client().newUntypedWorkflowStub(request.taskId()).cancel();
    }

    private static WorkflowClient client() {
        return Activity.getExecutionContext().getWorkflowClient();
    }
}
