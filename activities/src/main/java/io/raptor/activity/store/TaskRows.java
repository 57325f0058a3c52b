package io.raptor.activity.store;

import io.raptor.activity.port.Catalogue.Census;
import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.Usage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
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
            "select task_id, request, state, reason, run, created_at, started_at, ended_at from task";

    private static final String TALLY = "select td.task_id, td.state, count(*), sum(td.model_calls),"
            + " sum(td.cached_calls), sum(td.input_tokens), sum(td.output_tokens)"
            + " from task_document td join task t on t.task_id = td.task_id and t.listed_run = td.found_run";

    private static final String UNFINISHED = Arrays.stream(TaskState.values())
            .filter(state -> !state.ended())
            .map(state -> "'" + state.text() + "'")
            .collect(Collectors.joining(", "));

    private final Sql sql;

    TaskRows(Sql sql) {
        this.sql = sql;
    }

    record Tally(Counts counts, Usage usage) {

        static final Tally NONE = new Tally(Counts.NONE, Usage.NONE);
    }

    Optional<TaskRow> find(String taskId) {
        Tally tally = tally(taskId);
        return sql.first((rs, i) -> row(rs, tally), SELECT + " where task_id = ?", taskId);
    }

    Tally tally(String taskId) {
        return tallies(TALLY + " where t.task_id = ? group by td.task_id, td.state", taskId)
                .getOrDefault(taskId, Tally.NONE);
    }

    List<TaskRow> all() {
        Map<String, Tally> tallies = tallies(TALLY + " group by td.task_id, td.state");
        return sql.list(
                (rs, i) -> row(rs, tallies.getOrDefault(rs.getString(1), Tally.NONE)),
                SELECT + " order by created_at desc, task_id");
    }

    Census census() {
        Map<TaskState, Long> tasks = new EnumMap<>(TaskState.class);
        sql.list(
                (rs, i) -> tasks.put(Runs.state(rs.getString(1)), rs.getLong(2)),
                "select state, count(*) from task group by state");
        Map<DocumentState, Long> documents = new EnumMap<>(DocumentState.class);
        sql.list(
                (rs, i) -> documents.put(SqlCatalogue.state(rs.getString(1)), rs.getLong(2)),
                "select td.state, count(*) from task_document td"
                        + " join task t on t.task_id = td.task_id and t.listed_run = td.found_run where t.state in ("
                        + UNFINISHED + ") group by td.state");
        return new Census(tasks, documents);
    }

    private Map<String, Tally> tallies(String query, Object... values) {
        Map<String, Tally> tallies = new HashMap<>();
        sql.list((rs, i) -> tallies.merge(rs.getString(1), tally(rs), TaskRows::sum), query, values);
        return tallies;
    }

    private static Tally tally(ResultSet rs) throws SQLException {
        Usage usage = new Usage(rs.getLong(4), rs.getLong(5), rs.getLong(6), rs.getLong(7));
        long documents = rs.getLong(3);
        Counts counts = new Counts(documents, 0, 0, 0, 0, 0).add(SqlCatalogue.state(rs.getString(2)), documents);
        return new Tally(counts, usage);
    }

    private static Tally sum(Tally one, Tally other) {
        Counts a = one.counts();
        Counts b = other.counts();
        Counts counts = new Counts(
                a.total() + b.total(),
                a.completed() + b.completed(),
                a.partial() + b.partial(),
                a.failed() + b.failed(),
                a.skipped() + b.skipped(),
                a.cancelled() + b.cancelled());
        return new Tally(counts, one.usage().plus(other.usage()));
    }

    private static TaskRow row(ResultSet rs, Tally tally) throws SQLException {
        Instant created = rs.getObject(6, OffsetDateTime.class).toInstant();
        Instant started = rs.getObject(7, OffsetDateTime.class).toInstant();
        return new TaskRow(
                rs.getString(1),
                Runs.request(rs.getString(2)),
                Runs.state(rs.getString(3)),
                rs.getString(4),
                rs.getInt(5),
                created,
                started,
                instant(rs.getObject(8, OffsetDateTime.class)),
                tally.counts(),
                tally.usage());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
