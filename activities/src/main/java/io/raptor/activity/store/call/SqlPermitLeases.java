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
        sql.update("delete from call_share where task_id = ? and expires_at < ?", claim.taskId(), now);
        List<Row> others = sql.list(
                (rs, i) -> new Row(rs.getString(1), rs.getInt(2), rs.getInt(3)),
                "select worker, held, wanted from call_share where task_id = ? and worker <> ?",
                claim.taskId(),
                claim.worker());
        int free = claim.limit() - others.stream().mapToInt(Row::held).sum();
        int places = Math.max(0, Math.min(fair(claim, others, now), free));
        boolean known = save(claim, Math.max(claim.inFlight(), places), now.plus(LEASE));
        return new Share(places, claim.inFlight() > 0 && !known);
    }

    /** The moment at which the task's line is locked; empty for an unknown task. */
    private Optional<OffsetDateTime> lock(String taskId) {
        return now(taskId).or(() -> {
            sql.update(
                    "insert into call_line (task_id) select task_id from task where task_id = ? on conflict do nothing",
                    taskId);
            return now(taskId);
        });
    }

    private Optional<OffsetDateTime> now(String taskId) {
        return sql.first(
                (rs, i) -> rs.getObject(1, OffsetDateTime.class),
                "select current_timestamp from call_line where task_id = ? for update",
                taskId);
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
        boolean known = sql.update(
                        "update call_share set held = ?, wanted = ?, expires_at = ? where task_id = ? and worker = ?",
                        held,
                        claim.wanted(),
                        expires,
                        claim.taskId(),
                        claim.worker())
                > 0;
        if (!known) {
            sql.update(
                    "insert into call_share (task_id, worker, held, wanted, expires_at) values (?, ?, ?, ?, ?)",
                    claim.taskId(),
                    claim.worker(),
                    held,
                    claim.wanted(),
                    expires);
        }
        return known;
    }

    @Override
    public void giveBack(String taskId, String worker) {
        sql.write(() -> {
            sql.update("delete from call_share where task_id = ? and worker = ?", taskId, worker);
        });
    }

    private record Row(String worker, int held, int wanted) {}
}
