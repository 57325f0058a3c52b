package io.raptor.activity.port;

import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentRef;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.Usage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tasks, and the documents of each with their states. */
public interface Catalogue {

    /**
     * Begins a task's run, or continues one that never ended: documents finished in it stay finished, all others of
     * the task wait for {@link #register}. The dataset is created when new. Keeps the request, without carried state.
     *
     * @return the number of the run, from 1
     */
    int beginRun(String taskId, TaskRequest request);

    /**
     * Begins the next run of an ended task without a look at the sources, or continues one that never ended:
     * cancelled, pending and running documents become pending, all else stays as it is.
     *
     * @return the number of the run
     */
    int reopenRun(String taskId);

    /** What a dataset's vectors are; empty when there is no such dataset. */
    Optional<Space> space(String dataset);

    /**
     * Gives a dataset to an embedding model, before a run adds vectors of it; the dataset is created when new. One
     * without published documents takes any model. Nothing changes when it is the dataset's model already.
     *
     * @param changed the dataset changes to this model, whatever it holds: vectors of another one are searchable no more
     * @throws IndexingException INVALID_REQUEST when it holds vectors of another model, unless {@code changed}
     */
    void claim(String dataset, String embeddingModel, boolean changed);

    /**
     * Begins a document: it is running if it was pending.
     *
     * @throws IndexingException INTERNAL when there is no such document
     */
    DocumentRow begin(String taskId, long document);

    /** Writes documents found in the sources, in one transaction; those finished in the current run keep their state. */
    void register(String taskId, Collection<FoundDocument> found);

    /**
     * Ends registration: documents of earlier runs that were not found in this one leave the task's list.
     *
     * @param ignored files and folders of the sources that were not looked at
     * @return how many of those have a published tree, which stays until deleted on demand
     */
    long endRegistration(String taskId, long ignored);

    /** The ids of those documents that {@link #register} would skip as unchanged; writes nothing. */
    Set<String> unchanged(String dataset, Collection<FoundDocument> found);

    Counts counts(String taskId);

    /** Pending documents with a number above {@code after}, by number. */
    List<DocumentRef> pending(String taskId, long after, int limit);

    /** The newest failed and partial documents, newest first. */
    List<DocumentFailure> failures(String taskId, int offset, int limit);

    /**
     * Makes failed and partial documents pending again.
     *
     * @param documentIds {@code null} for all of them
     * @return how many of each state are retried, as the {@code failed} and {@code partial} counts
     */
    Counts requeue(String taskId, @Nullable Collection<String> documentIds);

    /** Ends a document without a new tree. Nothing changes when it is finished already in this run. */
    void finish(String taskId, long document, DocumentState state, @Nullable DocumentFailure failure, Usage usage);

    /** Makes pending and running documents {@code cancelled}. */
    long cancelUnfinished(String taskId);

    /** @param held it paused by itself */
    void recordTask(String taskId, TaskState state, @Nullable String reason, boolean held, Instant at);

    /** Sets what the task may use in a run, in its stored request too. */
    void setBudget(String taskId, Budget budget);

    Optional<TaskRow> task(String taskId);

    /** What a task has used, in this run and before; a row by its key. Empty when there is no such task. */
    Optional<TaskWork.Account> account(String taskId);

    /**
     * The work of a task's present run. Reads every document of the task.
     *
     * @param since the moment from which calls are counted
     */
    TaskWork work(String taskId, Instant since);

    /** Every task, the newest first. */
    List<TaskRow> tasks();

    /**
     * Some of the tasks, the newest first.
     *
     * @param after the last one of the page before; {@code null} for the first page
     */
    TaskPage tasks(TaskFilter filter, @Nullable TaskPlace after, int limit);

    /** How many tasks and documents stand where, over all tasks. Reads every document of the unfinished tasks. */
    Census census();

    /** @throws IndexingException INTERNAL when there is no such document */
    DocumentRow document(String taskId, long document);

    /** A task's documents by number, above {@code after}; {@code state} null for all. */
    List<DocumentRow> documents(String taskId, @Nullable DocumentState state, long after, int limit);

    /** The documents that got this state last, the newest first, none before {@code since}. */
    List<DocumentRow> latest(String taskId, DocumentState state, Instant since, int limit);

    /** A page of a task's documents by number, above {@code after}, and what it is a page of, at one moment. */
    DocumentPage page(String taskId, DocumentFilter filter, long after, int limit);

    /** Those of the named documents that the task has. */
    List<DocumentRow> documents(String taskId, Collection<String> documentIds);

    /** Documents with a published tree in the task's dataset that its last run did not find, by id. */
    List<String> missing(String taskId);

    /**
     * The condition of documents that are asked for.
     *
     * @param state {@code null} for all
     * @param part what their id contains, in small or capital letters; empty for all
     */
    record DocumentFilter(@Nullable DocumentState state, String part) {
        public static final DocumentFilter ALL = new DocumentFilter(null, "");
    }

    /**
     * The condition of tasks that are asked for.
     *
     * @param state {@code null} for all
     * @param dataset {@code null} for all
     */
    record TaskFilter(@Nullable TaskState state, @Nullable String dataset) {
        public static final TaskFilter ALL = new TaskFilter(null, null);
    }

    /** The place of a task in the list of all; a task keeps its place, whatever is added or deleted. */
    record TaskPlace(Instant createdAt, String taskId) {}

    /**
     * Some of the tasks.
     *
     * @param more whether others follow
     * @param total those that were asked for, on all pages
     */
    record TaskPage(List<TaskRow> rows, boolean more, long total) {
        public TaskPage {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Some of a task's documents.
     *
     * @param more whether others follow
     * @param total those that were asked for, on all pages
     */
    record DocumentPage(List<DocumentRow> rows, boolean more, long total) {
        public DocumentPage {
            rows = List.copyOf(rows);
        }
    }

    /**
     * The vector space of a dataset.
     *
     * @param embeddingModel empty while there is none
     * @param dimensions length of each; 0 while there is none
     * @param published whether documents are published in it
     */
    record Space(String embeddingModel, int dimensions, boolean published) {}

    /**
     * A file found in the sources.
     *
     * @param documentId path relative to its source, {@code /}-separated
     * @param path where to read it
     * @param contentHash of its bytes; empty when it was not read
     * @param skipReason why it is not indexed; {@code null} when it is to be looked at
     * @param buildKey what its tree would be built from; skipped as unchanged when its published tree has this key, complete
     */
    record FoundDocument(
            String documentId,
            String path,
            long bytes,
            String contentHash,
            @Nullable String skipReason,
            String buildKey) {}

    /**
     * Numbers by state; a state without any is left out.
     *
     * @param documents of tasks that have not ended
     * @param paused tasks by the cause that a task found for itself; under {@link #PERSON} those that a person paused
     * @param oldest when the running task began that has run the longest; {@code null} where none runs
     * @param stalest the latest progress, a call or a document's end, of the running task that has waited for it the
     *     longest; {@code null} where none runs
     */
    record Census(
            Map<TaskState, Long> tasks,
            Map<DocumentState, Long> documents,
            Map<String, Long> paused,
            @Nullable Instant oldest,
            @Nullable Instant stalest) {

        /** The cause of a pause beside those that a task finds for itself. */
        public static final String PERSON = "person";

        public Census {
            tasks = Map.copyOf(tasks);
            documents = Map.copyOf(documents);
            paused = Map.copyOf(paused);
        }
    }

    /**
     * @param reason why it is paused, or what made it fail
     * @param usage of this run
     * @param held it paused by itself
     */
    record TaskRow(
            String taskId,
            TaskRequest request,
            TaskState state,
            @Nullable String reason,
            int run,
            Instant createdAt,
            Instant startedAt,
            @Nullable Instant endedAt,
            Counts counts,
            Usage usage,
            boolean held) {}

    /**
     * @param reason why it was skipped, or the failure's message
     * @param build the published build; 0 for none
     * @param remarks of the published build
     */
    record DocumentRow(
            long number,
            String documentId,
            String dataset,
            String path,
            long bytes,
            String contentHash,
            DocumentState state,
            @Nullable String errorType,
            @Nullable String reason,
            int attempts,
            boolean retryable,
            Instant updatedAt,
            long build,
            int leaves,
            int nodes,
            int levels,
            Usage usage,
            Remarks remarks) {}
}
