package io.raptor.activity.store.task;

import io.raptor.activity.port.TaskEvents;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import io.raptor.workflow.model.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

public final class SqlTaskEvents implements TaskEvents {

    private static final double MILLIS = 1000;

    private final Sql sql;

    public SqlTaskEvents(Sql sql) {
        this.sql = sql;
    }

    /** Notes that a task gets another state, or the same for another reason. Within the transaction that writes it. */
    static void note(Sql sql, String taskId, TaskState state, @Nullable String reason, OffsetDateTime at) {
        sql.update(
                "insert into task_event (task_id, run, at, state, reason)"
                        + " select task_id, run, ?, cast(? as varchar), cast(? as varchar) from task"
                        + " where task_id = ? and (state <> ? or reason is distinct from cast(? as varchar))",
                at,
                state.text(),
                reason,
                taskId,
                state.text(),
                reason);
    }

    @Override
    public List<Event> events(String taskId, int limit) {
        return sql.read(() -> sql.list(
                (rs, i) -> new Event(
                        rs.getObject(1, OffsetDateTime.class).toInstant(),
                        rs.getInt(2),
                        Columns.taskState(rs.getString(3)),
                        rs.getString(4)),
                "select at, run, state, reason from task_event where task_id = ? order by number desc limit ?",
                taskId,
                limit));
    }

    @Override
    public List<Slot> course(String taskId, Instant from, Duration slot) {
        Map<Long, Slot> slots = new TreeMap<>();
        sql.read(() -> {
            add(
                    slots,
                    slotted("td.updated_at", "count(*), 0")
                            + " task_document td join task t on t.task_id = td.task_id and td.finished_run = t.run"
                            + " where td.task_id = ? and td.updated_at >= ? group by 1",
                    taskId,
                    from,
                    slot);
            add(
                    slots,
                    slotted("called_at", "0, sum(input_tokens + output_tokens)")
                            + " model_call where task_id = ? and called_at >= ? group by 1",
                    taskId,
                    from,
                    slot);
            return slots;
        });
        return List.copyOf(slots.values());
    }

    private static String slotted(String time, String figures) {
        // In doubles throughout: H2 would round what it divides as decimals.
        return "select cast(floor((cast(extract(epoch from " + time + ") as double precision)"
                + " - cast(? as double precision)) / cast(? as double precision)) as bigint), " + figures + " from";
    }

    private void add(Map<Long, Slot> slots, String query, String taskId, Instant from, Duration slot) {
        sql.list(
                (rs, i) -> slots.merge(
                        rs.getLong(1), new Slot(rs.getLong(1), rs.getLong(2), rs.getLong(3)), SqlTaskEvents::plus),
                query,
                from.toEpochMilli() / MILLIS,
                slot.toMillis() / MILLIS,
                taskId,
                from.atOffset(ZoneOffset.UTC));
    }

    private static Slot plus(Slot one, Slot other) {
        return new Slot(one.number(), one.documents() + other.documents(), one.tokens() + other.tokens());
    }
}
