package io.raptor.activity.store.call;

import io.raptor.activity.port.PermitLeases;
import io.raptor.activity.store.sql.Sql;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A row a task and worker, written under the lock of the task's line. The time is the database's: the clocks of workers
 * need not agree.
 */
public final class SqlPermitLeases implements PermitLeases {

    /** How long a place that does not divide evenly stays with one worker before it is the next one's. */
    private static final Duration TURN = Duration.ofSeconds(5);

    private final Sql sql;

    public SqlPermitLeases(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Share claim(Claim claim) {
        return sql.write(() -> {
            Optional<OffsetDateTime> now = lock(claim.taskId());
            // A task that the store does not know is nobody else's.
            return now.isEmpty() ? new Share(claim.limit(), false) : claim(claim, now.get());
        });
    }

    private Share claim(Claim claim, OffsetDateTime now) {
        sql.statement("delete from call_share where task_id = :task and expires_at < :now")
                .param("task", claim.taskId())
                .param("now", now)
                .update();
        List<Row> others = sql.statement("""
                        select worker, held, wanted from call_share where task_id = :task and worker <> :worker
                        """)
                .param("task", claim.taskId())
                .param("worker", claim.worker())
                .query((rs, i) -> new Row(rs.getString("worker"), rs.getInt("held"), rs.getInt("wanted")))
                .list();
        int free = claim.limit() - others.stream().mapToInt(Row::held).sum();
        int places = Math.max(0, Math.min(fair(claim, others, now), free));
        boolean known = save(claim, Math.max(claim.inFlight(), places), now.plus(LEASE));
        return new Share(places, claim.inFlight() > 0 && !known);
    }

    /** The moment at which the task's line is locked; empty for an unknown task. */
    private Optional<OffsetDateTime> lock(String taskId) {
        return now(taskId).or(() -> {
            sql.statement("""
                            insert into call_line (task_id) select task_id from task where task_id = :task
                            on conflict do nothing
                            """).param("task", taskId).update();
            return now(taskId);
        });
    }

    private Optional<OffsetDateTime> now(String taskId) {
        return sql.statement("select current_timestamp as now from call_line where task_id = :task for update")
                .param("task", taskId)
                .query((rs, i) -> rs.getObject("now", OffsetDateTime.class))
                .optional();
    }

    private static int fair(Claim claim, List<Row> others, OffsetDateTime now) {
        Row mine = new Row(claim.worker(), 0, claim.wanted());
        List<Row> all = new ArrayList<>(others);
        all.add(mine);
        all.sort(Comparator.comparing(Row::worker));
        return FairShare.share(
                claim.limit(),
                all.stream().map(Row::wanted).toList(),
                all.indexOf(mine),
                now.toEpochSecond() / TURN.toSeconds());
    }

    /** Whether there was a share to go on with. */
    private boolean save(Claim claim, int held, OffsetDateTime expires) {
        boolean known = put(claim, held, expires, """
                update call_share set held = :held, wanted = :wanted, expires_at = :expires
                where task_id = :task and worker = :worker
                """) > 0;
        if (!known) {
            put(claim, held, expires, """
                    insert into call_share (task_id, worker, held, wanted, expires_at)
                    values (:task, :worker, :held, :wanted, :expires)
                    """);
        }
        return known;
    }

    private int put(Claim claim, int held, OffsetDateTime expires, String statement) {
        return sql.statement(statement)
                .param("task", claim.taskId())
                .param("worker", claim.worker())
                .param("held", held)
                .param("wanted", claim.wanted())
                .param("expires", expires)
                .update();
    }

    @Override
    public void giveBack(String taskId, String worker) {
        sql.write(() -> sql.statement("delete from call_share where task_id = :task and worker = :worker")
                .param("task", taskId)
                .param("worker", worker)
                .update());
    }

    private record Row(String worker, int held, int wanted) {}
}
