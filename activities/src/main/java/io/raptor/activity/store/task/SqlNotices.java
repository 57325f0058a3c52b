package io.raptor.activity.store.task;

import io.raptor.activity.port.Notices;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Notices in the table of what happened to tasks. */
public final class SqlNotices implements Notices {

    /** Characters of a problem that are kept. */
    private static final int PROBLEM = 200;

    private static final String EVENTS = """
            select e.number, e.task_id, t.dataset, e.run, e.at, e.state, e.reason, e.tell_attempts, e.told_at,
              e.tell_after, e.tell_problem
            from task_event e join task t on t.task_id = e.task_id
            """;

    /** Changes that somebody may want to know. */
    private static final String TOLD =
            " and e.state in ('paused', 'completed', 'completed_with_failures', 'failed', 'cancelled')";

    private final Sql sql;

    public SqlNotices(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Notice> undelivered(Instant since, Instant now, int limit) {
        return sql.read(() -> sql.statement(EVENTS + """
                        where e.at >= :since and e.told_at is null
                          and (e.tell_after is null or e.tell_after <= :now)
                        """ + TOLD + " order by e.number limit :limit")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(SqlNotices::row)
                .list());
    }

    @Override
    public List<Notice> happened(Instant after, int limit) {
        return sql.read(
                () -> sql.statement(EVENTS + "where e.at > :after" + TOLD + " order by e.at, e.number limit :limit")
                        .param("after", after.atOffset(ZoneOffset.UTC))
                        .param("limit", limit)
                        .query(SqlNotices::row)
                        .list());
    }

    @Override
    public List<Delivery> deliveries(String taskId, int limit) {
        return sql.read(() -> sql.statement(
                        EVENTS + "where e.task_id = :task" + TOLD + " order by e.number desc limit :limit")
                .param("task", taskId)
                .param("limit", limit)
                .query((rs, i) -> new Delivery(
                        row(rs, i),
                        Columns.instantOrNull(rs, "told_at"),
                        Columns.instantOrNull(rs, "tell_after"),
                        rs.getString("tell_problem")))
                .list());
    }

    private static Notice row(ResultSet rs, int row) throws SQLException {
        return new Notice(
                rs.getLong("number"),
                rs.getString("task_id"),
                rs.getString("dataset"),
                rs.getInt("run"),
                Columns.instant(rs, "at"),
                Columns.taskState(rs.getString("state")),
                rs.getString("reason"),
                rs.getInt("tell_attempts"));
    }

    @Override
    public boolean claim(long number, Instant now, Instant until) {
        return sql.write(() -> sql.statement("""
                        update task_event set tell_after = :until, tell_attempts = tell_attempts + 1
                        where number = :number and told_at is null and (tell_after is null or tell_after <= :now)
                        """)
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("number", number)
                        .update()
                == 1);
    }

    @Override
    public void delivered(long number, Instant at) {
        sql.write(() -> sql.statement("update task_event set told_at = :at where number = :number")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("number", number)
                .update());
    }

    @Override
    public void postpone(long number, Instant until, String problem) {
        sql.write(() -> sql.statement("""
                        update task_event set tell_after = :until, tell_problem = :problem where number = :number
                        """)
                .param("problem", problem.substring(0, Math.min(PROBLEM, problem.length())))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("number", number)
                .update());
    }
}
