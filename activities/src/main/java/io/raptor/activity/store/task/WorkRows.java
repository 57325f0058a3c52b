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
import java.time.ZoneOffset;
import java.util.Optional;

/** The work of tasks as rows. Within a transaction. */
final class WorkRows {

    private static final String ACCOUNT = """
            select t.state, t.run, t.created_at, t.started_at, t.ended_at, t.ignored,
              (select count(*) from task_document td
                where td.task_id = t.task_id and td.found_run = t.listed_run and td.state = 'running') as running,
              coalesce(s.earlier_seconds, 0) as earlier_seconds,
            """ + UsageColumns.SPENT + ", " + UsageColumns.SPENT_EARLIER + """

            from task t left join spend s on s.task_id = t.task_id where t.task_id = :task
            """;

    private static final String DOCUMENTS = """
            select td.document, td.path, td.bytes, td.state, td.finished_run = t.run as of_this_run, td.updated_at,
              coalesce(b.leaves, 0) as leaves, coalesce(b.nodes, 0) as nodes,
              td.model_calls + td.cached_calls as summaries, td.embedding_calls
            from task t
            join task_document td on td.task_id = t.task_id and td.found_run = t.listed_run
            join document d on d.number = td.document
            left join build b on b.number = d.published_build
            where t.task_id = :task
            """;

    private static final String OPEN = """
            select td.document, b.leaves,
              (select count(*) from node n where n.build = b.number and n.level > 0) as above,
              (select count(n.vector) from node n where n.build = b.number and n.level = 0) as embedded,
              (select count(*) from cluster_assignment c where c.build = b.number
                and c.level = (select max(x.level) from cluster_assignment x where x.build = b.number)) as clusters,
              (select count(*) from node n where n.build = b.number
                and n.level = 1 + (select max(x.level) from cluster_assignment x where x.build = b.number)) as grown,
              (select count(*) from node n where n.build = b.number
                and n.level > 1 + (select max(x.level) from cluster_assignment x where x.build = b.number)) as crown
            from task t
            join task_document td on td.task_id = t.task_id and td.found_run = t.listed_run
            join document d on d.number = td.document
            join build b on b.dataset = d.dataset and b.document = d.number
            where t.task_id = :task and td.state in ('running', 'pending') and b.published_at is null and b.leaves > 0
              and b.number = (select max(x.number) from build x where x.dataset = d.dataset and x.document = d.number)
            """;

    private static final String CALLS = """
            select coalesce(sum(case when kind = 'chat' then 1 else 0 end), 0) as chats,
              coalesce(sum(case when kind = 'chat' then 0 else 1 end), 0) as embeddings, min(called_at) as first_at
            from model_call where task_id = :task and called_at >= :since
            """;

    private final Sql sql;

    WorkRows(Sql sql) {
        this.sql = sql;
    }

    Optional<Account> account(String taskId) {
        return sql.statement(ACCOUNT)
                .param("task", taskId)
                .query(WorkRows::account)
                .optional();
    }

    TaskWork of(String taskId, Instant since) {
        return new TaskWork(
                sql.statement(DOCUMENTS)
                        .param("task", taskId)
                        .query(WorkRows::document)
                        .list(),
                sql.statement(OPEN).param("task", taskId).query(WorkRows::open).list(),
                sql.statement(CALLS)
                        .param("task", taskId)
                        .param("since", since.atOffset(ZoneOffset.UTC))
                        .query(WorkRows::calls)
                        .single());
    }

    private static Account account(ResultSet rs, int row) throws SQLException {
        return new Account(
                Columns.taskState(rs.getString("state")),
                rs.getInt("run"),
                Columns.instant(rs, "created_at"),
                Columns.instant(rs, "started_at"),
                Columns.instantOrNull(rs, "ended_at"),
                rs.getLong("running"),
                UsageColumns.account(rs),
                UsageColumns.earlier(rs),
                rs.getDouble("earlier_seconds"),
                rs.getObject("ignored", Long.class));
    }

    private static DocumentWork document(ResultSet rs, int row) throws SQLException {
        return new DocumentWork(
                rs.getLong("document"),
                rs.getString("path"),
                rs.getLong("bytes"),
                Columns.documentState(rs.getString("state")),
                rs.getBoolean("of_this_run"),
                Columns.instant(rs, "updated_at"),
                rs.getInt("leaves"),
                rs.getInt("nodes"),
                rs.getLong("summaries"),
                rs.getLong("embedding_calls"));
    }

    private static OpenTree open(ResultSet rs, int row) throws SQLException {
        return new OpenTree(
                rs.getLong("document"),
                rs.getInt("leaves"),
                rs.getLong("above"),
                rs.getLong("embedded"),
                rs.getLong("clusters"),
                rs.getLong("grown"),
                rs.getLong("crown"));
    }

    private static Calls calls(ResultSet rs, int row) throws SQLException {
        return new Calls(rs.getLong("chats"), rs.getLong("embeddings"), Columns.instantOrNull(rs, "first_at"));
    }
}
