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

    private static final String DOCUMENTS = "select " + slotted("td.updated_at") + """
            , count(*) as documents, 0 as tokens, 0 as calls
            from task_document td join task t on t.task_id = td.task_id and td.finished_run = t.run
            where td.task_id = :task and td.updated_at >= :from group by 1
            """;

    private static final String TOKENS = "select " + slotted("called_at") + """
            , 0 as documents, sum(input_tokens + output_tokens) as tokens, count(*) as calls
            from model_call where task_id = :task and called_at >= :from group by 1
            """;

    private final Sql sql;

    public SqlTaskEvents(Sql sql) {
        this.sql = sql;
    }

    /** Notes that a task gets another state, or the same for another reason. Within the transaction that writes it. */
    static void note(Sql sql, String taskId, TaskState state, @Nullable String reason, OffsetDateTime at) {
        sql.statement("""
                        insert into task_event (task_id, run, at, state, reason)
                        select task_id, run, :at, cast(:state as varchar), cast(:reason as varchar) from task
                        where task_id = :task
                          and (state <> :state or reason is distinct from cast(:reason as varchar))
                        """)
                .param("at", at)
                .param("state", state.text())
                .param("reason", reason)
                .param("task", taskId)
                .update();
    }

    @Override
    public List<Event> events(String taskId, int limit) {
        return sql.read(() -> sql.statement("""
                        select at, run, state, reason from task_event where task_id = :task
                        order by number desc limit :limit
                        """)
                .param("task", taskId)
                .param("limit", limit)
                .query((rs, i) -> new Event(
                        Columns.instant(rs, "at"),
                        rs.getInt("run"),
                        Columns.taskState(rs.getString("state")),
                        rs.getString("reason")))
                .list());
    }

    @Override
    public List<Slot> course(String taskId, Instant from, Duration slot) {
        Map<Long, Slot> slots = new TreeMap<>();
        sql.read(() -> {
            add(slots, DOCUMENTS, taskId, slots(from, slot));
            add(slots, TOKENS, taskId, slots(from, slot));
            return slots;
        });
        return List.copyOf(slots.values());
    }

    /** The slot of a moment. In doubles throughout: H2 would round what it divides as decimals. */
    static String slotted(String time) {
        return "cast(floor((cast(extract(epoch from " + time + ") as double precision)"
                + " - cast(:begin as double precision)) / cast(:length as double precision)) as bigint) as slot";
    }

    /** The parameters of statements with slots, from a moment on. */
    static Map<String, Object> slots(Instant from, Duration slot) {
        return Map.of(
                "from",
                from.atOffset(ZoneOffset.UTC),
                "begin",
                from.toEpochMilli() / MILLIS,
                "length",
                slot.toMillis() / MILLIS);
    }

    private void add(Map<Long, Slot> slots, String query, String taskId, Map<String, Object> asked) {
        sql.statement(query).params(asked).param("task", taskId).query(rs -> {
            Slot slot =
                    new Slot(rs.getLong("slot"), rs.getLong("documents"), rs.getLong("tokens"), rs.getLong("calls"));
            slots.merge(slot.number(), slot, SqlTaskEvents::plus);
        });
    }

    private static Slot plus(Slot one, Slot other) {
        return new Slot(
                one.number(),
                one.documents() + other.documents(),
                one.tokens() + other.tokens(),
                one.calls() + other.calls());
    }
}
