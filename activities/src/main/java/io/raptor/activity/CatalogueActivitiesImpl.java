package io.raptor.activity;

import io.raptor.activity.codec.HiddenNames;
import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.activity.port.Ledger;
import io.raptor.activity.port.Store;
import io.raptor.activity.source.SourceAccess;
import io.raptor.activity.source.SourceFilter;
import io.raptor.workflow.activity.CatalogueActivities;
import io.raptor.workflow.model.Capabilities;
import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentRef;
import io.raptor.workflow.model.ModelChoice;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.Usage;
import io.temporal.activity.Activity;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The catalogue's activities over the store. */
public final class CatalogueActivitiesImpl implements CatalogueActivities {

    /** An answer enters the history: it stays well below the 4 KiB that an event may have. */
    private static final int PAYLOAD_CHARACTERS = 2500;

    private final Catalogue catalogue;
    private final Ledger ledger;
    private final SourceAccess sources;
    private final WorkerModels models;
    private final RecordedModels choices;
    private final Clock clock;
    private final BooleanSupplier searchAttributes;
    private final HiddenNames names;

    /**
     * @param sources that tasks may read
     * @param searchAttributes whether the Temporal service knows ours
     * @param names what that service gets to see
     */
    public CatalogueActivitiesImpl(
            Store store,
            SourceAccess sources,
            WorkerModels models,
            Clock clock,
            BooleanSupplier searchAttributes,
            HiddenNames names) {
        this.catalogue = store.catalogue();
        this.ledger = store.ledger();
        this.sources = sources;
        this.models = models;
        this.choices = new RecordedModels(store.catalogue());
        this.clock = clock;
        this.searchAttributes = searchAttributes;
        this.names = names;
    }

    @Override
    public Registration register(TaskRequest request) {
        String task = task();
        sources.roots().check(task, request.sources());
        String pausedBecause = pausedBecause(task);
        ModelProfile chosen = choices.choose(task, request, models.ours());
        catalogue.claim(request.dataset(), chosen.embedding(), changed(request));
        catalogue.beginRun(task, request.with(new ModelChoice(chosen, false)));
        BuildKey key = BuildKey.of(request, chosen);
        SourceFilter filter = new SourceFilter(request);
        sources.walker(request, key::of, filter).walk(request.sources(), found -> catalogue.register(task, found));
        return registration(task, chosen, catalogue.endRegistration(task, filter.ignored()), pausedBecause);
    }

    @Override
    public Registration reopen(TaskRequest request) {
        String task = task();
        String pausedBecause = pausedBecause(task);
        ModelProfile chosen = choices.choose(task, request, models.ours());
        if (!choices.recorded(task, request).filter(chosen::sameModels).isPresent()) {
            // Other models make other trees: what is finished has to be looked at, too.
            return register(request.onAll());
        }
        catalogue.reopenRun(task);
        return registration(task, chosen, 0, pausedBecause);
    }

    private static boolean changed(TaskRequest request) {
        return request.models() != null && request.models().changed();
    }

    /** The workflow's id, whatever the request calls it. */
    private static String task() {
        return Objects.requireNonNull(Activity.getExecutionContext().getInfo().getWorkflowId());
    }

    private Registration registration(String task, ModelProfile chosen, long missing, @Nullable String pausedBecause) {
        TaskRow row = catalogue.task(task).orElseThrow();
        Capabilities capabilities = new Capabilities(
                searchAttributes.getAsBoolean(), names.of(row.request().dataset()));
        return new Registration(
                row.counts(), row.usage(), missing, chosen, pausedBecause, capabilities, models.unserved(chosen.ids()));
    }

    /** An interrupted run that a person paused is paused still; what it paused for by itself shows again, if so. */
    private @Nullable String pausedBecause(String task) {
        return catalogue
                .task(task)
                .filter(row -> row.state() == TaskState.PAUSED && !row.held())
                .map(row -> row.reason() == null ? "" : row.reason())
                .orElse(null);
    }

    @Override
    public Page pending(PageRequest request) {
        List<DocumentRef> found = catalogue.pending(request.taskId(), request.after(), request.limit() + 1).stream()
                .map(document -> new DocumentRef(document.number(), document.id(), names.of(document.id())))
                .toList();
        return page(found, request.limit());
    }

    /** @param found one more than {@code limit} where there are more: a full page may be the last, and nobody asks for an empty one */
    static Page page(List<DocumentRef> found, int limit) {
        List<DocumentRef> page = fitting(
                found.subList(0, Math.min(limit, found.size())),
                document -> document.id().length() + 30 + (document.alias() == null ? 0 : 45));
        return new Page(page, page.size() == found.size());
    }

    @Override
    public Failures failures(FailuresRequest request) {
        List<DocumentFailure> found = catalogue.failures(request.taskId(), request.offset(), request.limit());
        return new Failures(fitting(
                found, failure -> failure.docId().length() + failure.message().length() + 150));
    }

    /** The first ones, at least one, whose JSON stays small. */
    private static <T> List<T> fitting(List<T> found, ToIntFunction<T> length) {
        List<T> fit = new ArrayList<>();
        int characters = 0;
        for (T one : found) {
            characters += length.applyAsInt(one);
            if (!fit.isEmpty() && characters > PAYLOAD_CHARACTERS) {
                break;
            }
            fit.add(one);
        }
        return fit;
    }

    @Override
    public PutBack putBack(PutBackRequest request) {
        Counts back = catalogue.requeue(request.taskId(), request.documentIds());
        return new PutBack(back.failed(), back.partial());
    }

    @Override
    public void finish(FinishRequest request) {
        catalogue.finish(
                request.taskId(),
                request.result().document(),
                request.result().state(),
                request.result().failure(),
                request.result().usage());
    }

    @Override
    public Cancelled cancelUnfinished(TaskRef task) {
        long cancelled = catalogue.cancelUnfinished(task.taskId());
        Optional<TaskRow> row = catalogue.task(task.taskId());
        return new Cancelled(
                cancelled,
                row.map(TaskRow::counts).orElse(Counts.NONE),
                row.map(TaskRow::usage).orElse(Usage.NONE));
    }

    @Override
    public Spent record(TaskRecord record) {
        catalogue.recordTask(record.taskId(), record.state(), record.reason(), record.held(), clock.instant());
        return new Spent(ledger.usage(record.taskId()));
    }

    @Override
    public void setBudget(BudgetRequest request) {
        catalogue.setBudget(request.taskId(), request.budget());
    }
}
