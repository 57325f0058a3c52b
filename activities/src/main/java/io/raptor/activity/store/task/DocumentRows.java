package io.raptor.activity.store.task;

import io.raptor.activity.port.Catalogue.DocumentFilter;
import io.raptor.activity.port.Catalogue.DocumentPage;
import io.raptor.activity.port.Catalogue.DocumentRow;
import io.raptor.activity.port.Remarks;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Condition;
import io.raptor.activity.store.sql.Sql;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.Usage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task's documents. Within a transaction. */
final class DocumentRows {

    private static final String COLUMNS =
            "select td.document, d.document_id, d.dataset, td.path, td.bytes, td.content_hash, td.state, td.error_type,"
                    + " td.message, td.attempts, td.retryable, td.updated_at, coalesce(b.number, 0),"
                    + " coalesce(b.leaves, 0), coalesce(b.nodes, 0), coalesce(b.levels, 0),"
                    + " td.model_calls, td.embedding_calls, td.cached_calls, td.input_tokens, td.output_tokens,"
                    + " b.left_out, b.warnings";

    private static final String BUILD = " left join build b on b.number = d.published_build where ";

    private static final String SELECT =
            COLUMNS + " from task_document td join document d on d.number = td.document" + BUILD;

    /** By their names, from the names to the rows. */
    private static final String NAMED = COLUMNS + " from " + Sql.GIVEN_TEXTS
            + " join task t on t.task_id = ?"
            + " join document d on d.dataset = t.dataset and d.id_hash = given.one"
            + " join task_document td on td.task_id = t.task_id and td.document = d.number"
            + BUILD + "true order by td.document";

    private final Sql sql;

    DocumentRows(Sql sql) {
        this.sql = sql;
    }

    Optional<DocumentRow> find(String taskId, long document) {
        return sql.first(DocumentRows::row, SELECT + "td.task_id = ? and td.document = ?", taskId, document);
    }

    List<DocumentRow> list(String taskId, @Nullable DocumentState state, long after, int limit) {
        return list(taskId, new DocumentFilter(state, ""), after, limit);
    }

    private List<DocumentRow> list(String taskId, DocumentFilter filter, long after, int limit) {
        Condition here = asked(taskId, filter).and("td.document > ?", after);
        String order = filter.state() == null ? Sql.IN_TASK : Sql.IN_STATE;
        return sql.list(DocumentRows::row, SELECT + here.text() + order, here.values(limit));
    }

    private static Condition asked(String taskId, DocumentFilter filter) {
        return Condition.none()
                .and("td.task_id = ?", taskId)
                .and(
                        "td.state = ?",
                        filter.state() == null ? null : filter.state().text())
                .and(
                        "position(? in lower(d.document_id)) > 0",
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
        return sql.number("select count(*) from task_document td" + named + " where " + asked.text(), asked.values());
    }

    List<DocumentRow> named(String taskId, Collection<String> documentIds) {
        return sql.list(
                DocumentRows::row,
                NAMED,
                documentIds.stream().map(Columns::hash).toArray(String[]::new),
                taskId);
    }

    List<DocumentFailure> failures(String taskId, int offset, int limit) {
        return sql.list(
                DocumentRows::failure,
                "select d.document_id, td.error_type, td.message, td.attempts, td.retryable, td.updated_at"
                        + " from task_document td join document d on d.number = td.document"
                        + " where td.task_id = ? and td.state in ('failed', 'partial')"
                        + " order by td.updated_at desc, td.document desc limit ? offset ?",
                taskId,
                limit,
                offset);
    }

    private static DocumentFailure failure(ResultSet rs, int row) throws SQLException {
        String type = rs.getString(2);
        String message = rs.getString(3);
        return new DocumentFailure(
                rs.getString(1),
                type == null ? "" : type,
                message == null ? "" : message,
                rs.getInt(4),
                rs.getBoolean(5),
                rs.getObject(6, OffsetDateTime.class).toInstant());
    }

    private static DocumentRow row(ResultSet rs, int row) throws SQLException {
        Usage usage = new Usage(rs.getLong(17), rs.getLong(18), rs.getLong(19), rs.getLong(20), rs.getLong(21), null);
        return new DocumentRow(
                rs.getLong(1),
                rs.getString(2),
                rs.getString(3),
                rs.getString(4),
                rs.getLong(5),
                rs.getString(6),
                Columns.documentState(rs.getString(7)),
                rs.getString(8),
                rs.getString(9),
                rs.getInt(10),
                rs.getBoolean(11),
                rs.getObject(12, OffsetDateTime.class).toInstant(),
                rs.getLong(13),
                rs.getInt(14),
                rs.getInt(15),
                rs.getInt(16),
                usage,
                new Remarks(Columns.texts(rs.getArray(22)), Columns.texts(rs.getArray(23))));
    }
}
