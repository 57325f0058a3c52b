package io.raptor.activity.store.task;

import io.raptor.activity.port.Catalogue.Census;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.Hold;
import io.raptor.workflow.model.TaskState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many tasks and documents stand where. Within a transaction. */
final class CensusRows {

    private static final String UNFINISHED = Arrays.stream(TaskState.values())
            .filter(state -> !state.ended())
            .map(state -> "'" + state.text() + "'")
            .collect(Collectors.joining(", "));

    private static final String RUNNING = """
            select t.started_at,
              (select max(c.called_at) from model_call c where c.task_id = t.task_id) as called,
              (select max(td.updated_at) from task_document td where td.task_id = t.task_id) as changed,
              (select max(e.at) from task_event e where e.task_id = t.task_id) as told
            from task t where t.state = 'running'
            """;

    private final Sql sql;

    CensusRows(Sql sql) {
        this.sql = sql;
    }

    Census census() {
        List<Run> running = sql.statement(RUNNING).query((rs, i) -> Run.of(rs)).list();
        return new Census(
                tasks(),
                documents(),
                paused(),
                running.stream().map(Run::began).min(Instant::compareTo).orElse(null),
                running.stream().map(Run::progress).min(Instant::compareTo).orElse(null));
    }

    private Map<TaskState, Long> tasks() {
        Map<TaskState, Long> tasks = new EnumMap<>(TaskState.class);
        sql.statement("select state, count(*) as tasks from task group by state")
                .query(rs -> {
                    tasks.put(Columns.taskState(rs.getString("state")), rs.getLong("tasks"));
                });
        return tasks;
    }

    private Map<DocumentState, Long> documents() {
        Map<DocumentState, Long> documents = new EnumMap<>(DocumentState.class);
        sql.statement("select td.state, count(*) as documents " + TaskRows.LISTED + "where t.state in (" + UNFINISHED
                        + ") group by td.state")
                .query(rs -> {
                    documents.put(Columns.documentState(rs.getString("state")), rs.getLong("documents"));
                });
        return documents;
    }

    private Map<String, Long> paused() {
        Map<String, Long> paused = new HashMap<>();
        sql.statement("select reason, held from task where state = 'paused'").query(rs -> {
            paused.merge(cause(rs.getBoolean("held"), rs.getString("reason")), 1L, Long::sum);
        });
        return paused;
    }

    /** Reasons of people are their own words, whatever they begin with. */
    private static String cause(boolean held, @Nullable String reason) {
        return Stream.of(Hold.values())
                .map(Hold::text)
                .filter(cause -> held && reason != null && reason.startsWith(cause + ":"))
                .findFirst()
                .orElse(Census.PERSON);
    }

    private record Run(Instant began, Instant progress) {

        static Run of(ResultSet rs) throws SQLException {
            Instant began = Columns.instant(rs, "started_at");
            Instant progress = began;
            for (String column : List.of("called", "changed", "told")) {
                Instant at = Columns.instantOrNull(rs, column);
                progress = at != null && at.isAfter(progress) ? at : progress;
            }
            return new Run(began, progress);
        }
    }
}
