package io.raptor.workflow.internal;

import io.raptor.workflow.activity.CatalogueActivities;
import io.raptor.workflow.model.Capabilities;
import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentRef;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A catalogue in memory: documents are numbered from 1. */
abstract class FakeCatalogue implements CatalogueActivities {

    static final ModelProfile MODELS = new ModelProfile("extractive", "minilm", false, 64);

    /** The same, and another model that reads documents for graphs. */
    static final ModelProfile WITH_READER = new ModelProfile("extractive", "minilm", false, 64, "openai/reader");

    /** The same, and another model that reports on graphs. */
    static final ModelProfile WITH_REPORTER =
            new ModelProfile("extractive", "minilm", false, 64, null, "openai/reporter");

    /** Of the task, once it registers its documents. */
    volatile ModelProfile models = MODELS;

    final Map<Long, DocumentState> states = new TreeMap<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> records = new CopyOnWriteArrayList<>();
    volatile @Nullable String pausedBefore;
    volatile Usage atomicUsage = Usage.NONE;

    /** What the store counts. */
    final AtomicReference<Usage> spent = new AtomicReference<>(Usage.NONE);

    Usage used(Usage used) {
        spent.accumulateAndGet(used, Usage::plus);
        return used;
    }

    /** Models that no worker polls for. */
    volatile List<String> unserved = List.of();

    /** A task learns of them when it registers its documents. */
    volatile boolean unservedAtFirst = true;

    /** Where single steps wait: {@code load 1}, {@code embed 1 0}, {@code summarise 1 1 0}, {@code trouble 1},
     * {@code pending}, {@code putBack}, {@code cancelUnfinished}. */
    final Parking parking = new Parking();

    FakeCatalogue(int documents) {
        for (long number = 1; number <= documents; number++) {
            states.put(number, DocumentState.PENDING);
        }
    }

    static String id(long document) {
        return "doc-" + document + ".md";
    }

    synchronized Counts counts() {
        Counts counts = new Counts(states.size(), 0, 0, 0, 0, 0);
        for (DocumentState state : states.values()) {
            counts = counts.with(state);
        }
        return counts;
    }

    @Override
    public Registration register(TaskRequest request) {
        return new Registration(
                counts(),
                Usage.NONE,
                0,
                models,
                pausedBefore,
                Capabilities.NONE,
                unservedAtFirst ? unserved : List.of());
    }

    @Override
    public synchronized Registration reopen(TaskRequest request) {
        states.replaceAll((number, state) -> state == DocumentState.CANCELLED ? DocumentState.PENDING : state);
        return register(request);
    }

    @Override
    public Page pending(PageRequest request) {
        parking.pass("pending");
        return page(request);
    }

    /** Never says of a full page that it is the last. */
    private synchronized Page page(PageRequest request) {
        List<DocumentRef> page = new ArrayList<>();
        states.forEach((number, state) -> {
            if (number > request.after() && state == DocumentState.PENDING && page.size() < 3) {
                page.add(new DocumentRef(number, id(number)));
            }
        });
        return new Page(page, page.size() < 3);
    }

    @Override
    public synchronized Failures failures(FailuresRequest request) {
        List<DocumentFailure> all = new ArrayList<>();
        states.forEach((number, state) -> {
            if (state == DocumentState.FAILED || state == DocumentState.PARTIAL) {
                all.add(failure(number, FailureType.MODEL_REFUSED.text(), "refused", 1));
            }
        });
        int from = Math.min(request.offset(), all.size());
        return new Failures(all.subList(from, Math.min(all.size(), from + 10)));
    }

    @Override
    public PutBack putBack(PutBackRequest request) {
        parking.pass("putBack");
        return backOf(request);
    }

    private synchronized PutBack backOf(PutBackRequest request) {
        long[] back = new long[2];
        states.replaceAll((number, state) -> {
            boolean chosen =
                    request.documentIds() == null || request.documentIds().contains(id(number));
            if (!chosen || (state != DocumentState.FAILED && state != DocumentState.PARTIAL)) {
                return state;
            }
            back[state == DocumentState.FAILED ? 0 : 1]++;
            return DocumentState.PENDING;
        });
        return new PutBack(back[0], back[1]);
    }

    @Override
    public synchronized void finish(FinishRequest request) {
        states.put(request.result().document(), request.result().state());
    }

    @Override
    public Cancelled cancelUnfinished(TaskRef task) {
        parking.pass("cancelUnfinished");
        return cancelRest();
    }

    private synchronized Cancelled cancelRest() {
        long[] cancelled = {0};
        states.replaceAll((number, state) -> {
            if (state != DocumentState.PENDING && state != DocumentState.RUNNING) {
                return state;
            }
            cancelled[0]++;
            return DocumentState.CANCELLED;
        });
        return new Cancelled(cancelled[0], counts(), atomicUsage);
    }

    @Override
    public Spent record(TaskRecord record) {
        records.add(record.state().text() + (record.held() ? " by itself" : ""));
        return new Spent(spent.get());
    }

    @Override
    public void setBudget(BudgetRequest request) {
        calls.add("budget " + request.budget().tokenBudget());
    }

    static DocumentFailure failure(long document, String type, String message, int attempts) {
        return new DocumentFailure(id(document), type, message, attempts, true, Instant.EPOCH);
    }
}
