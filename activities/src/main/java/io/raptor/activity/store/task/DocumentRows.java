package io.raptor.activity.store.task;

import io.raptor.activity.port.Catalogue.DocumentFilter;
import io.raptor.activity.port.Catalogue.DocumentPage;
import io.raptor.activity.port.Catalogue.DocumentRow;
import io.raptor.activity.port.Remarks;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Condition;
import io.raptor.activity.store.sql.Sql;
import io.raptor.activity.store.sql.UsageColumns;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task's documents. Within a transaction. */
final class DocumentRows {

    private static final String COLUMNS = """
            select td.document, d.document_id, d.dataset, td.path, td.bytes, td.content_hash, td.state, td.error_type,
              td.message, td.attempts, td.retryable, td.updated_at, coalesce(b.number, 0) as build,
              coalesce(b.leaves, 0) as leaves, coalesce(b.nodes, 0) as nodes, coalesce(b.levels, 0) as levels,
              td.model_calls, td.embedding_calls, td.cached_calls, td.input_tokens, td.output_tokens,
              b.left_out, b.warnings
            from\s""";

    private static final String BUILD = "left join build b on b.number = d.published_build where ";

    private static final String SELECT =
            COLUMNS + "task_document td join document d on d.number = td.document " + BUILD;

    /** By their names, from the names to the rows. */
    private static final String NAMED = COLUMNS + Sql.TEXTS + """

            join task t on t.task_id = :task
            join document d on d.dataset = t.dataset and d.id_hash = given.one
            join task_document td on td.task_id = t.task_id and td.document = d.number
            """ + BUILD + "true order by td.document";

    /** By the whole key: with its last column alone H2 reads and sorts all that follow. */
    private static final String IN_TASK = " order by td.task_id, td.document limit :limit";

    /** The same where one state is asked for. */
    static final String IN_STATE = " order by td.task_id, td.state, td.document limit :limit";

    /** The same from the newest change back: each column backwards, as the index is read. */
    private static final String NEWEST =
            " order by td.task_id desc, td.state desc, td.updated_at desc, td.document desc limit :limit";

    private final Sql sql;

    DocumentRows(Sql sql) {
        this.sql = sql;
    }

    Optional<DocumentRow> find(String taskId, long document) {
        return sql.statement(SELECT + "td.task_id = :task and td.document = :document")
                .param("task", taskId)
                .param("document", document)
                .query(DocumentRows::row)
                .optional();
    }

    List<DocumentRow> list(String taskId, @Nullable DocumentState state, long after, int limit) {
        return list(taskId, new DocumentFilter(state, ""), after, limit);
    }

    private List<DocumentRow> list(String taskId, DocumentFilter filter, long after, int limit) {
        Condition here = asked(taskId, filter).and("td.document > :after", "after", after);
        String order = filter.state() == null ? IN_TASK : IN_STATE;
        return sql.statement(SELECT + here.text() + order)
                .params(here.given("limit", limit).values())
                .query(DocumentRows::row)
                .list();
    }

    private static Condition asked(String taskId, DocumentFilter filter) {
        return Condition.none()
                .and("td.task_id = :task", "task", taskId)
                .and(
                        "td.state = :state",
                        "state",
                        filter.state() == null ? null : filter.state().text())
                .and(
                        "position(:part in lower(d.document_id)) > 0",
                        "part",
                        filter.part().isEmpty() ? null : filter.part().toLowerCase(Locale.ROOT));
    }

    DocumentPage page(String taskId, DocumentFilter filter, long after, int limit) {
        Condition asked = asked(taskId, filter);
        List<DocumentRow> rows = list(taskId, filter, after, limit + 1);
        boolean more = rows.size() > limit;
        return new DocumentPage(more ? rows.subList(0, limit) : rows, more, total(asked, filter));
    }

    /** Names are looked at only where they are asked for. */
    private long total(Condition asked, DocumentFilter filter) {
        String named = filter.part().isEmpty() ? "" : " join document d on d.number = td.document";
        return sql.statement("select count(*) from task_document td" + named + " where " + asked.text())
                .params(asked.values())
                .query(Long.class)
                .single();
    }

    List<DocumentRow> latest(String taskId, DocumentState state, Instant since, int limit) {
        return sql.statement(SELECT + "td.task_id = :task and td.state = :state and td.updated_at >= :since" + NEWEST)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("task", taskId)
                .param("state", state.text())
                .param("limit", limit)
                .query(DocumentRows::row)
                .list();
    }

    List<DocumentRow> named(String taskId, Collection<String> documentIds) {
        return sql.statement(NAMED)
                .param("given", documentIds.stream().map(Columns::hash).toArray(String[]::new))
                .param("task", taskId)
                .query(DocumentRows::row)
                .list();
    }

    List<DocumentFailure> failures(String taskId, int offset, int limit) {
        return sql.statement("""
                        select d.document_id, td.error_type, td.message, td.attempts, td.retryable, td.updated_at
                        from task_document td join document d on d.number = td.document
                        where td.task_id = :task and td.state in ('failed', 'partial')
                        order by td.updated_at desc, td.document desc limit :limit offset :offset
                        """)
                .param("task", taskId)
                .param("limit", limit)
                .param("offset", offset)
                .query(DocumentRows::failure)
                .list();
    }

    private static DocumentFailure failure(ResultSet rs, int row) throws SQLException {
        String type = rs.getString("error_type");
        String message = rs.getString("message");
        return new DocumentFailure(
                rs.getString("document_id"),
                type == null ? "" : type,
                message == null ? "" : message,
                rs.getInt("attempts"),
                rs.getBoolean("retryable"),
                Columns.instant(rs, "updated_at"));
    }

    private static DocumentRow row(ResultSet rs, int row) throws SQLException {
        return new DocumentRow(
                rs.getLong("document"),
                rs.getString("document_id"),
                rs.getString("dataset"),
                rs.getString("path"),
                rs.getLong("bytes"),
                rs.getString("content_hash"),
                Columns.documentState(rs.getString("state")),
                rs.getString("error_type"),
                rs.getString("message"),
                rs.getInt("attempts"),
                rs.getBoolean("retryable"),
                Columns.instant(rs, "updated_at"),
                rs.getLong("build"),
                rs.getInt("leaves"),
                rs.getInt("nodes"),
                rs.getInt("levels"),
                UsageColumns.usage(rs),
                new Remarks(Columns.texts(rs.getArray("left_out")), Columns.texts(rs.getArray("warnings"))));
    }
}
