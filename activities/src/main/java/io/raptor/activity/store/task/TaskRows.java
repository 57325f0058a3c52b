package io.raptor.activity.store.task;

import io.raptor.activity.port.Catalogue.TaskFilter;
import io.raptor.activity.port.Catalogue.TaskPage;
import io.raptor.activity.port.Catalogue.TaskPlace;
import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Condition;
import io.raptor.activity.store.sql.Sql;
import io.raptor.activity.store.sql.UsageColumns;
import io.raptor.workflow.model.Counts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Tasks with what is derived from their documents. Within a transaction. */
final class TaskRows {

    private static final String SELECT =
            """
            select t.task_id, t.request, t.state, t.reason, t.run, t.created_at, t.started_at, t.ended_at, t.held,
            """ + UsageColumns.SPENT + " from task t left join spend s on s.task_id = t.task_id";

    private static final String ORDER = " order by t.created_at desc, t.task_id";

    private static final String BEHIND = "(t.created_at < :created or (t.created_at = :created and t.task_id > :last))";

    /** The documents of a task as its last look at the sources found them. */
    static final String LISTED = """
            from task_document td join task t on t.task_id = td.task_id and t.listed_run = td.found_run
            """;

    private static final String TALLY = "select td.task_id, td.state, count(*) as documents " + LISTED;

    private static final String EACH = " group by td.task_id, td.state";

    private final Sql sql;

    TaskRows(Sql sql) {
        this.sql = sql;
    }

    Optional<TaskRow> find(String taskId) {
        Counts counts = counts(taskId);
        return sql.statement(SELECT + " where t.task_id = :task")
                .param("task", taskId)
                .query((rs, i) -> row(rs, counts))
                .optional();
    }

    Counts counts(String taskId) {
        return tallies(sql.statement(TALLY + "where t.task_id = :task" + EACH).param("task", taskId))
                .getOrDefault(taskId, Counts.NONE);
    }

    List<TaskRow> all() {
        return rows(sql.statement(SELECT + ORDER), tallies(sql.statement(TALLY + EACH)));
    }

    TaskPage page(TaskFilter filter, @Nullable TaskPlace after, int limit) {
        Condition asked = Condition.none()
                .and(
                        "t.state = :state",
                        "state",
                        filter.state() == null ? null : filter.state().text())
                .and("t.dataset = :dataset", "dataset", filter.dataset());
        long total = sql.statement("select count(*) from task t where " + asked.text())
                .params(asked.values())
                .query(Long.class)
                .single();
        Condition here = after == null ? asked : behind(asked, after);
        List<String> ids = sql.statement("select t.task_id from task t where " + here.text() + ORDER + " limit :limit")
                .params(here.given("limit", limit + 1).values())
                .query((rs, i) -> rs.getString("task_id"))
                .list();
        boolean more = ids.size() > limit;
        return new TaskPage(named(more ? ids.subList(0, limit) : ids), more, total);
    }

    private static Condition behind(Condition asked, TaskPlace after) {
        return asked.and(BEHIND, "created", after.createdAt().atOffset(ZoneOffset.UTC))
                .given("last", after.taskId());
    }

    private List<TaskRow> named(List<String> ids) {
        String[] wanted = ids.toArray(String[]::new);
        Map<String, Counts> tallies = tallies(
                sql.statement(TALLY + "where t.task_id = any(:tasks)" + EACH).param("tasks", wanted));
        return rows(
                sql.statement(SELECT + " where t.task_id = any(:tasks)" + ORDER).param("tasks", wanted), tallies);
    }

    private static List<TaskRow> rows(StatementSpec query, Map<String, Counts> tallies) {
        return query.query((rs, i) -> row(rs, tallies.getOrDefault(rs.getString("task_id"), Counts.NONE)))
                .list();
    }

    private static Map<String, Counts> tallies(StatementSpec query) {
        Map<String, Counts> tallies = new HashMap<>();
        query.query(rs -> {
            Counts some = Counts.NONE.with(Columns.documentState(rs.getString("state")), rs.getLong("documents"));
            tallies.merge(rs.getString("task_id"), some, Counts::plus);
        });
        return tallies;
    }

    private static TaskRow row(ResultSet rs, Counts counts) throws SQLException {
        return new TaskRow(
                rs.getString("task_id"),
                TaskRunRows.request(rs.getString("request")),
                Columns.taskState(rs.getString("state")),
                rs.getString("reason"),
                rs.getInt("run"),
                Columns.instant(rs, "created_at"),
                Columns.instant(rs, "started_at"),
                Columns.instantOrNull(rs, "ended_at"),
                counts,
                UsageColumns.account(rs),
                rs.getBoolean("held"));
    }
}
