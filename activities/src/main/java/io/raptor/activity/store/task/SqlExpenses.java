package io.raptor.activity.store.task;

import io.raptor.activity.port.Expenses;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expenses out of the ledger's calls and the tasks' documents. */
public final class SqlExpenses implements Expenses {

    private static final String CALLS = "select " + SqlTaskEvents.slotted("c.called_at") + """
            , c.model, count(*) as calls, sum(c.input_tokens) as input_tokens, sum(c.output_tokens) as output_tokens,
              0 as documents, 0 as cached_calls
            from\s""";

    private static final String ENDS = "select " + SqlTaskEvents.slotted("td.updated_at") + """
            , '' as model, 0 as calls, 0 as input_tokens, 0 as output_tokens,
              count(*) as documents, sum(td.cached_calls) as cached_calls
            from task t join task_document td on td.task_id = t.task_id
            """;

    private static final String TASK_CALLS =
            CALLS + "model_call c where c.task_id = :of and c.called_at >= :from group by 1, 2";

    private static final String TASK_ENDS = ENDS + """
            where t.task_id = :of and td.finished_run = t.run and td.state in ('completed', 'partial')
              and td.updated_at >= :from group by 1
            """;

    private static final String DATASET_CALLS = CALLS + """
            task t join model_call c on c.task_id = t.task_id
            where t.dataset = :of and c.called_at >= :from group by 1, 2
            """;

    private static final String DATASET_ENDS = ENDS + """
            where t.dataset = :of and td.state in ('completed', 'partial') and td.updated_at >= :from group by 1
            """;

    private final Sql sql;

    public SqlExpenses(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Expense> ofTask(String taskId, Instant from, Duration slot) {
        return read(TASK_CALLS, TASK_ENDS, taskId, from, slot);
    }

    @Override
    public List<Expense> ofDataset(String dataset, Instant from, Duration slot) {
        return read(DATASET_CALLS, DATASET_ENDS, dataset, from, slot);
    }

    @Override
    public Optional<Instant> begun(String dataset) {
        return sql.read(() -> sql.statement("select min(created_at) as begun from task where dataset = :dataset")
                .param("dataset", dataset)
                .query((rs, i) -> Optional.ofNullable(Columns.instantOrNull(rs, "begun")))
                .single());
    }

    private List<Expense> read(String calls, String ends, String whose, Instant from, Duration slot) {
        return sql.read(() -> {
            List<Expense> all = new ArrayList<>();
            for (String statement : List.of(calls, ends)) {
                all.addAll(sql.statement(statement)
                        .params(SqlTaskEvents.slots(from, slot))
                        .param("of", whose)
                        .query(SqlExpenses::row)
                        .list());
            }
            return List.copyOf(all);
        });
    }

    private static Expense row(ResultSet rs, int row) throws SQLException {
        return new Expense(
                rs.getLong("slot"),
                rs.getString("model"),
                rs.getLong("calls"),
                rs.getLong("input_tokens"),
                rs.getLong("output_tokens"),
                rs.getLong("documents"),
                rs.getLong("cached_calls"));
    }
}
