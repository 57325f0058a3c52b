package io.raptor.activity.store.task;

import io.raptor.activity.port.Notices;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Notices in the table of what happened to tasks. */
public final class SqlNotices implements Notices {

    private final Sql sql;

    public SqlNotices(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Notice> untold(Instant since, Instant now, int limit) {
        return sql.read(() -> sql.statement("""
                        select e.number, e.task_id, t.dataset, e.run, e.at, e.state, e.reason, e.tell_attempts
                        from task_event e join task t on t.task_id = e.task_id
                        where e.at >= :since and e.told_at is null
                          and (e.tell_after is null or e.tell_after <= :now)
                          and e.state in ('paused', 'completed', 'completed_with_failures', 'failed', 'cancelled')
                        order by e.number limit :limit
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((rs, i) -> new Notice(
                        rs.getLong("number"),
                        rs.getString("task_id"),
                        rs.getString("dataset"),
                        rs.getInt("run"),
                        Columns.instant(rs, "at"),
                        Columns.taskState(rs.getString("state")),
                        rs.getString("reason"),
                        rs.getInt("tell_attempts")))
                .list());
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
    public void told(long number, Instant at) {
        sql.write(() -> sql.statement("update task_event set told_at = :at where number = :number")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("number", number)
                .update());
    }

    @Override
    public void postpone(long number, Instant until) {
        sql.write(() -> sql.statement("update task_event set tell_after = :until where number = :number")
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("number", number)
                .update());
    }
}
