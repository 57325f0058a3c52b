package io.raptor.activity.store.task;

import io.raptor.activity.port.TaskWork;
import io.raptor.activity.port.TaskWork.Account;
import io.raptor.activity.port.TaskWork.Calls;
import io.raptor.activity.port.TaskWork.DocumentWork;
import io.raptor.activity.port.TaskWork.OpenTree;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import io.raptor.activity.store.sql.UsageColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The work of tasks as rows. Within a transaction. */
final class WorkRows {

    private static final String LISTED = " from task t join task_document td on td.task_id = t.task_id"
            + " and td.found_run = t.listed_run join document d on d.number = td.document";

    private static final String ACCOUNT = "select t.state, t.run, t.created_at, t.started_at, t.ended_at,"
            + " (select count(*) from task_document td where td.task_id = t.task_id and td.found_run = t.listed_run"
            + " and td.state = 'running'), coalesce(s.earlier_seconds, 0), " + UsageColumns.SPENT + ", "
            + UsageColumns.SPENT_EARLIER + " from task t left join spend s on s.task_id = t.task_id"
            + " where t.task_id = ?";

    private static final String DOCUMENTS = "select td.document, td.path, td.bytes, td.state,"
            + " td.finished_run = t.run, td.updated_at, coalesce(b.leaves, 0), coalesce(b.nodes, 0),"
            + " td.model_calls + td.cached_calls, td.embedding_calls" + LISTED
            + " left join build b on b.number = d.published_build where t.task_id = ?";

    private static final String OPEN = "select td.document, b.leaves,"
            + " (select count(*) from node n where n.build = b.number and n.level > 0),"
            + " (select count(n.vector) from node n where n.build = b.number and n.level = 0)" + LISTED
            + " join build b on b.dataset = d.dataset and b.document = d.number"
            + " where t.task_id = ? and td.state in ('running', 'pending') and b.published_at is null and b.leaves > 0"
            + " and b.number = (select max(x.number) from build x where x.dataset = d.dataset and x.document = d.number)";

    private static final String CALLS = "select coalesce(sum(case when kind = 'chat' then 1 else 0 end), 0),"
            + " coalesce(sum(case when kind = 'chat' then 0 else 1 end), 0), min(called_at)"
            + " from model_call where task_id = ? and called_at >= ?";

    private final Sql sql;

    WorkRows(Sql sql) {
        this.sql = sql;
    }

    Optional<Account> account(String taskId) {
        return sql.first(WorkRows::account, ACCOUNT, taskId);
    }

    TaskWork of(String taskId, Instant since) {
        return new TaskWork(
                sql.list(WorkRows::document, DOCUMENTS, taskId),
                sql.list(
                        (rs, i) -> new OpenTree(rs.getLong(1), rs.getInt(2), rs.getLong(3), rs.getLong(4)),
                        OPEN,
                        taskId),
                sql.first(
                                (rs, i) -> new Calls(rs.getLong(1), rs.getLong(2), instant(rs, 3)),
                                CALLS,
                                taskId,
                                since.atOffset(ZoneOffset.UTC))
                        .orElseThrow());
    }

    private static Account account(ResultSet rs, int row) throws SQLException {
        return new Account(
                Columns.taskState(rs.getString(1)),
                rs.getInt(2),
                rs.getObject(3, OffsetDateTime.class).toInstant(),
                rs.getObject(4, OffsetDateTime.class).toInstant(),
                instant(rs, 5),
                rs.getLong(6),
                UsageColumns.account(rs),
                UsageColumns.earlier(rs),
                rs.getDouble(7));
    }

    private static DocumentWork document(ResultSet rs, int row) throws SQLException {
        return new DocumentWork(
                rs.getLong(1),
                rs.getString(2),
                rs.getLong(3),
                Columns.documentState(rs.getString(4)),
                rs.getBoolean(5),
                rs.getObject(6, OffsetDateTime.class).toInstant(),
                rs.getInt(7),
                rs.getInt(8),
                rs.getLong(9),
                rs.getLong(10));
    }

    private static @Nullable Instant instant(ResultSet rs, int column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
