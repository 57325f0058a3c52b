package io.raptor.activity.store.task;

import io.raptor.activity.port.Catalogue.Census;
import io.raptor.activity.port.Catalogue.TaskFilter;
import io.raptor.activity.port.Catalogue.TaskPage;
import io.raptor.activity.port.Catalogue.TaskPlace;
import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Condition;
import io.raptor.activity.store.sql.Sql;
import io.raptor.activity.store.sql.UsageColumns;
import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tasks with what is derived from their documents. Within a transaction. */
final class TaskRows {

    private static final String SELECT =
            "select t.task_id, t.request, t.state, t.reason, t.run, t.created_at, t.started_at, t.ended_at, t.held, "
                    + UsageColumns.SPENT + " from task t left join spend s on s.task_id = t.task_id";

    private static final String ORDER = " order by t.created_at desc, t.task_id";

    private static final String BEHIND = "(t.created_at < ? or (t.created_at = ? and t.task_id > ?))";

    private static final String TALLY =
            "select td.task_id, td.state, count(*) from task_document td join task t on t.task_id = td.task_id and t.listed_run = td.found_run";

    private static final String UNFINISHED = Arrays.stream(TaskState.values())
            .filter(state -> !state.ended())
            .map(state -> "'" + state.text() + "'")
            .collect(Collectors.joining(", "));

    private final Sql sql;

    TaskRows(Sql sql) {
        this.sql = sql;
    }

    Optional<TaskRow> find(String taskId) {
        Counts counts = counts(taskId);
        return sql.first((rs, i) -> row(rs, counts), SELECT + " where t.task_id = ?", taskId);
    }

    Counts counts(String taskId) {
        return tallies(TALLY + " where t.task_id = ? group by td.task_id, td.state", taskId)
                .getOrDefault(taskId, Counts.NONE);
    }

    List<TaskRow> all() {
        Map<String, Counts> tallies = tallies(TALLY + " group by td.task_id, td.state");
        return sql.list((rs, i) -> row(rs, tallies.getOrDefault(rs.getString(1), Counts.NONE)), SELECT + ORDER);
    }

    TaskPage page(TaskFilter filter, @Nullable TaskPlace after, int limit) {
        Condition asked = Condition.none()
                .and(
                        "t.state = ?",
                        filter.state() == null ? null : filter.state().text())
                .and("t.dataset = ?", filter.dataset());
        long total = sql.number("select count(*) from task t where " + asked.text(), asked.values());
        Condition here = after == null ? asked : behind(asked, after);
        List<String> ids = sql.list(
                (rs, i) -> rs.getString(1),
                "select t.task_id from task t where " + here.text() + ORDER + " limit ?",
                here.values(limit + 1));
        boolean more = ids.size() > limit;
        return new TaskPage(named(more ? ids.subList(0, limit) : ids), more, total);
    }

    private static Condition behind(Condition asked, TaskPlace after) {
        OffsetDateTime created = after.createdAt().atOffset(ZoneOffset.UTC);
        return asked.and(BEHIND, created, created, after.taskId());
    }

    private List<TaskRow> named(List<String> ids) {
        String[] wanted = ids.toArray(String[]::new);
        Map<String, Counts> tallies =
                tallies(TALLY + " where t.task_id = any(?) group by td.task_id, td.state", (Object) wanted);
        return sql.list(
                (rs, i) -> row(rs, tallies.getOrDefault(rs.getString(1), Counts.NONE)),
                SELECT + " where t.task_id = any(?)" + ORDER,
                (Object) wanted);
    }

    Census census() {
        Map<TaskState, Long> tasks = new EnumMap<>(TaskState.class);
        sql.list(
                (rs, i) -> tasks.put(Columns.taskState(rs.getString(1)), rs.getLong(2)),
                "select state, count(*) from task group by state");
        Map<DocumentState, Long> documents = new EnumMap<>(DocumentState.class);
        sql.list(
                (rs, i) -> documents.put(Columns.documentState(rs.getString(1)), rs.getLong(2)),
                "select td.state, count(*) from task_document td"
                        + " join task t on t.task_id = td.task_id and t.listed_run = td.found_run where t.state in ("
                        + UNFINISHED + ") group by td.state");
        return new Census(tasks, documents);
    }

    private Map<String, Counts> tallies(String query, Object... values) {
        Map<String, Counts> tallies = new HashMap<>();
        sql.list(
                (rs, i) -> tallies.merge(
                        rs.getString(1),
                        Counts.NONE.with(Columns.documentState(rs.getString(2)), rs.getLong(3)),
                        Counts::plus),
                query,
                values);
        return tallies;
    }

    private static TaskRow row(ResultSet rs, Counts counts) throws SQLException {
        Instant created = rs.getObject(6, OffsetDateTime.class).toInstant();
        Instant started = rs.getObject(7, OffsetDateTime.class).toInstant();
        return new TaskRow(
                rs.getString(1),
                TaskRunRows.request(rs.getString(2)),
                Columns.taskState(rs.getString(3)),
                rs.getString(4),
                rs.getInt(5),
                created,
                started,
                instant(rs.getObject(8, OffsetDateTime.class)),
                counts,
                UsageColumns.usage(rs, 10),
                rs.getBoolean(9));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
