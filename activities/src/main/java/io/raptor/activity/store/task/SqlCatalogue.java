package io.raptor.activity.store.task;

import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.Catalogue.DocumentPage;
import io.raptor.activity.port.Catalogue.DocumentRow;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.TaskWork;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import io.raptor.activity.store.sql.UsageColumns;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentRef;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.Usage;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

public final class SqlCatalogue implements Catalogue {

    private static final String NAMED = " and document in (select d.number from " + Sql.TEXTS
            + " join task t on t.task_id = :task"
            + " join document d on d.dataset = t.dataset and d.id_hash = given.one)";

    private static final String UNFINISHED = " state in ('pending', 'running')";

    private final Sql sql;
    private final Clock clock;
    private final TaskRunRows runs;
    private final DatasetModels claims;
    private final Registrar registrar;
    private final TaskRows tasks;
    private final DocumentRows documents;
    private final WorkRows work;

    public SqlCatalogue(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
        this.runs = new TaskRunRows(sql);
        this.claims = new DatasetModels(sql);
        this.registrar = new Registrar(sql);
        this.tasks = new TaskRows(sql);
        this.documents = new DocumentRows(sql);
        this.work = new WorkRows(sql);
    }

    @Override
    public int beginRun(String taskId, TaskRequest request) {
        return sql.write(() -> runs.begin(taskId, request, Columns.now(clock)));
    }

    @Override
    public int reopenRun(String taskId) {
        return sql.write(() -> runs.reopen(taskId, Columns.now(clock)));
    }

    @Override
    public Optional<Space> space(String dataset) {
        return sql.read(() -> claims.space(dataset));
    }

    @Override
    public void claim(String dataset, String embeddingModel, boolean changed) {
        sql.write(() -> claims.claim(dataset, embeddingModel, changed, Columns.now(clock)));
    }

    @Override
    public DocumentRow begin(String taskId, long document) {
        return sql.write(() -> {
            sql.statement("""
                            update task_document set state = 'running', updated_at = :now
                            where task_id = :task and document = :document and state = 'pending'
                            """)
                    .param("now", Columns.now(clock))
                    .param("task", taskId)
                    .param("document", document)
                    .update();
            return found(taskId, document);
        });
    }

    @Override
    public void register(String taskId, Collection<FoundDocument> found) {
        sql.write(() -> registrar.register(taskId, found, Columns.now(clock)));
    }

    @Override
    public long endRegistration(String taskId, long ignored) {
        return sql.write(() -> {
            sql.statement("update task set ignored = :ignored where task_id = :task")
                    .param("ignored", ignored)
                    .param("task", taskId)
                    .update();
            sql.statement("""
                            delete from task_document where task_id = :task
                              and found_run <> (select listed_run from task t where t.task_id = :task)
                            """).param("task", taskId).update();
            return (long) gone(taskId).size();
        });
    }

    @Override
    public Set<String> unchanged(String dataset, Collection<FoundDocument> found) {
        return sql.read(() -> registrar.unchanged(dataset, found));
    }

    @Override
    public Counts counts(String taskId) {
        return sql.read(() -> tasks.counts(taskId));
    }

    @Override
    public List<DocumentRef> pending(String taskId, long after, int limit) {
        return sql.read(() -> sql.statement("""
                        select td.document, d.document_id
                        from task_document td join document d on d.number = td.document
                        where td.task_id = :task and td.state = 'pending' and td.document > :after
                        """ + DocumentRows.IN_STATE)
                .param("task", taskId)
                .param("after", after)
                .param("limit", limit)
                .query((rs, i) -> new DocumentRef(rs.getLong("document"), rs.getString("document_id")))
                .list());
    }

    @Override
    public List<DocumentFailure> failures(String taskId, int offset, int limit) {
        return sql.read(() -> documents.failures(taskId, offset, limit));
    }

    @Override
    public List<DocumentRow> latest(String taskId, DocumentState state, Instant since, int limit) {
        return sql.read(() -> documents.latest(taskId, state, since, limit));
    }

    @Override
    public Counts requeue(String taskId, @Nullable Collection<String> documentIds) {
        return sql.write(() -> Counts.NONE
                .add(DocumentState.FAILED, requeue(taskId, DocumentState.FAILED, documentIds))
                .add(DocumentState.PARTIAL, requeue(taskId, DocumentState.PARTIAL, documentIds)));
    }

    private int requeue(String taskId, DocumentState state, @Nullable Collection<String> documentIds) {
        String which = documentIds == null ? "" : NAMED;
        return sql.statement("""
                        update task_document set state = 'pending', finished_run = 0, error_type = null,
                          message = null, updated_at = :now
                        where task_id = :task and state = :state
                        """ + which)
                .param("now", Columns.now(clock))
                .param("task", taskId)
                .param("state", state.text())
                .params(
                        documentIds == null
                                ? Map.of()
                                : Map.of(
                                        "given",
                                        documentIds.stream().map(Columns::hash).toArray(String[]::new)))
                .update();
    }

    @Override
    public void finish(
            String taskId, long document, DocumentState state, @Nullable DocumentFailure failure, Usage usage) {
        sql.write(() -> sql.statement(
                        """
                        update task_document set state = :state,
                          finished_run = (select run from task t where t.task_id = :task),
                          attempts = :attempts, error_type = :error_type, message = :message,
                          retryable = :retryable, updated_at = :now,
                        """ + UsageColumns.ADD + "where task_id = :task and document = :document and" + UNFINISHED)
                .paramSource(UsageColumns.values(usage)
                        .addValue("state", state.text())
                        .addValue("attempts", failure == null ? 0 : failure.attempts())
                        .addValue("error_type", failure == null ? null : failure.errorType())
                        .addValue("message", failure == null ? null : failure.message())
                        .addValue("retryable", failure != null && failure.retryable())
                        .addValue("now", Columns.now(clock))
                        .addValue("task", taskId)
                        .addValue("document", document))
                .update());
    }

    @Override
    public long cancelUnfinished(String taskId) {
        return sql.write(() -> (long) sql.statement("""
                        update task_document set state = 'cancelled', updated_at = :now,
                          finished_run = (select run from task t where t.task_id = :task)
                        where task_id = :task and
                        """ + UNFINISHED)
                .param("now", Columns.now(clock))
                .param("task", taskId)
                .update());
    }

    @Override
    public void recordTask(String taskId, TaskState state, @Nullable String reason, boolean held, Instant at) {
        sql.write(() -> {
            SqlTaskEvents.note(sql, taskId, state, reason, Columns.at(at));
            sql.statement("""
                            update task set state = :state, reason = :reason, held = :held, ended_at = :ended
                            where task_id = :task
                            """)
                    .param("state", state.text())
                    .param("reason", reason)
                    .param("held", held)
                    .param("ended", state.ended() ? Columns.at(at) : null)
                    .param("task", taskId)
                    .update();
        });
    }

    @Override
    public void setBudget(String taskId, Budget budget) {
        sql.write(() -> runs.setBudget(taskId, budget));
    }

    @Override
    public Optional<TaskRow> task(String taskId) {
        return sql.read(() -> tasks.find(taskId));
    }

    @Override
    public Optional<TaskWork.Account> account(String taskId) {
        return sql.read(() -> work.account(taskId));
    }

    @Override
    public TaskWork work(String taskId, Instant since) {
        return sql.read(() -> work.of(taskId, since));
    }

    @Override
    public List<TaskRow> tasks() {
        return sql.read(tasks::all);
    }

    @Override
    public TaskPage tasks(TaskFilter filter, @Nullable TaskPlace after, int limit) {
        return sql.read(() -> tasks.page(filter, after, limit));
    }

    @Override
    public Census census() {
        return sql.read(new CensusRows(sql)::census);
    }

    @Override
    public DocumentRow document(String taskId, long document) {
        return sql.read(() -> found(taskId, document));
    }

    private DocumentRow found(String taskId, long document) {
        return documents
                .find(taskId, document)
                .orElseThrow(() -> new IndexingException(
                        FailureType.INTERNAL, "task " + taskId + " has no document " + document + "; run it again"));
    }

    @Override
    public List<DocumentRow> documents(String taskId, @Nullable DocumentState state, long after, int limit) {
        return sql.read(() -> documents.list(taskId, state, after, limit));
    }

    @Override
    public DocumentPage page(String taskId, DocumentFilter filter, long after, int limit) {
        return sql.read(() -> documents.page(taskId, filter, after, limit));
    }

    @Override
    public List<DocumentRow> documents(String taskId, Collection<String> documentIds) {
        return sql.read(() -> documents.named(taskId, documentIds));
    }

    @Override
    public List<String> missing(String taskId) {
        return sql.read(() -> gone(taskId));
    }

    private List<String> gone(String taskId) {
        return sql.statement("""
                        select d.document_id
                        from document d join task t on t.dataset = d.dataset and t.task_id = d.published_by
                        where t.task_id = :task and d.published_build is not null and not exists
                          (select 1 from task_document td where td.task_id = t.task_id and td.document = d.number
                           and td.found_run = t.listed_run)
                        order by d.document_id
                        """)
                .param("task", taskId)
                .query((rs, i) -> rs.getString("document_id"))
                .list();
    }
}
