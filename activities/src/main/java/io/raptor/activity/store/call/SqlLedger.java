package io.raptor.activity.store.call;

import io.raptor.activity.port.Ledger;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import io.raptor.activity.store.sql.UsageColumns;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.Usage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

public final class SqlLedger implements Ledger {

    /** Calls that tell what is usual. */
    private static final int ENOUGH_CALLS = 20;

    private final Sql sql;

    public SqlLedger(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Answer> find(String key) {
        return sql.read(() -> sql.statement("""
                        select raw, titled, input_tokens, output_tokens from model_answer where call_key = :key
                        """)
                .param("key", key)
                .query((rs, i) -> new Answer(
                        rs.getString("raw"),
                        rs.getBoolean("titled"),
                        rs.getInt("input_tokens"),
                        rs.getInt("output_tokens")))
                .optional());
    }

    @Override
    public void save(Entry entry, Answer answer) {
        sql.write(() -> {
            sql.statement("""
                            insert into model_answer (call_key, raw, titled, input_tokens, output_tokens)
                            values (:key, :raw, :titled, :input_tokens, :output_tokens) on conflict do nothing
                            """)
                    .param("key", entry.key())
                    .param("raw", answer.raw())
                    .param("titled", answer.titled())
                    .param("input_tokens", answer.inputTokens())
                    .param("output_tokens", answer.outputTokens())
                    .update();
            chat(entry, answer.inputTokens(), answer.outputTokens());
        });
    }

    @Override
    public void reject(Entry entry, Rejected answer) {
        sql.write(() -> {
            sql.statement("""
                            insert into rejected_answer (call_key, model, task_id, called_at, problem, text)
                            values (:key, :model, :task, :at, :problem, :text)
                            """)
                    .param("key", entry.key())
                    .param("model", entry.model())
                    .param("task", entry.taskId())
                    .param("at", entry.at().atOffset(ZoneOffset.UTC))
                    .param("problem", answer.problem())
                    .param("text", answer.text())
                    .update();
            chat(entry, answer.inputTokens(), answer.outputTokens());
        });
    }

    private void chat(Entry entry, int inputTokens, int outputTokens) {
        call(entry, inputTokens, outputTokens);
        charge(entry.taskId(), new Usage(1, 0, 0, inputTokens, outputTokens, entry.cost()));
    }

    @Override
    public void count(Entry entry, int inputTokens) {
        sql.write(() -> {
            call(entry, inputTokens, 0);
            charge(entry.taskId(), new Usage(0, 1, 0, inputTokens, 0, entry.cost()));
        });
    }

    private void call(Entry entry, int inputTokens, int outputTokens) {
        sql.statement("""
                        insert into model_call
                          (call_key, kind, model, task_id, called_at, input_tokens, output_tokens)
                        values (:key, :kind, :model, :task, :at, :input_tokens, :output_tokens)
                        """)
                .param("key", entry.key())
                .param("kind", entry.kind())
                .param("model", entry.model())
                .param("task", entry.taskId())
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("input_tokens", inputTokens)
                .param("output_tokens", outputTokens)
                .update();
    }

    @Override
    public void add(String taskId, Usage usage) {
        sql.write(() -> charge(taskId, usage));
    }

    private void charge(String taskId, Usage usage) {
        Double cost = usage.cost();
        sql.statement("update spend set cost = cost + :cost, unpriced_calls = unpriced_calls + :unpriced_calls, "
                        + UsageColumns.ADD + " where task_id = :task")
                .paramSource(UsageColumns.values(usage)
                        .addValue("cost", cost == null ? 0.0 : cost)
                        .addValue("unpriced_calls", cost == null ? usage.modelCalls() + usage.embeddingCalls() : 0)
                        .addValue("task", taskId))
                .update();
    }

    @Override
    public OptionalDouble usualOutput(String model, Collection<String> taskIds) {
        return sql.read(() -> sql.statement("""
                        select count(*) as calls, avg(cast(output_tokens as double precision)) as usual from model_call
                        where kind = 'chat' and model = :model and output_tokens > 0 and task_id = any(:tasks)
                        """)
                .param("model", model)
                .param("tasks", taskIds.toArray(String[]::new))
                .query((rs, i) -> rs.getLong("calls") < ENOUGH_CALLS
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(rs.getDouble("usual")))
                .single());
    }

    @Override
    public Usage usage(String taskId) {
        return sql.read(() -> sql.statement("select " + UsageColumns.SPENT + " from spend s where s.task_id = :task")
                .param("task", taskId)
                .query((rs, i) -> UsageColumns.account(rs))
                .optional()
                .orElse(Usage.NONE));
    }

    @Override
    public Optional<TaskAllowance> allowance(String taskId) {
        return sql.read(() -> sql.statement("select t.state, t.token_budget, t.cost_budget, " + UsageColumns.SPENT
                        + " from task t left join spend s on s.task_id = t.task_id where t.task_id = :task")
                .param("task", taskId)
                .query((rs, i) -> new TaskAllowance(
                        Columns.taskState(rs.getString("state")),
                        new Budget(nullable(rs, rs.getLong("token_budget")), nullable(rs, rs.getDouble("cost_budget"))),
                        UsageColumns.account(rs)))
                .optional());
    }

    /** {@code value}, which was read last, unless it stood for null. */
    private static <T> @Nullable T nullable(ResultSet rs, T value) throws SQLException {
        return rs.wasNull() ? null : value;
    }

    @Override
    public List<RejectedRow> rejected(String taskId, int limit) {
        return sql.read(() -> sql.statement("""
                        select called_at, model, problem, text from rejected_answer where task_id = :task
                        order by number desc limit :limit
                        """)
                .param("task", taskId)
                .param("limit", limit)
                .query((rs, i) -> new RejectedRow(
                        Columns.instant(rs, "called_at"),
                        rs.getString("model"),
                        rs.getString("problem"),
                        rs.getString("text")))
                .list());
    }
}
