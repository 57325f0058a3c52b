package io.raptor.activity.store.call;

import io.raptor.activity.port.Ledger;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import io.raptor.activity.store.sql.UsageColumns;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.Usage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
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
        return sql.read(() -> sql.first(
                (rs, i) -> new Answer(rs.getString(1), rs.getBoolean(2), rs.getInt(3), rs.getInt(4)),
                "select raw, titled, input_tokens, output_tokens from model_answer where call_key = ?",
                key));
    }

    @Override
    public void save(Entry entry, Answer answer) {
        sql.write(() -> {
            sql.update(
                    "insert into model_answer (call_key, raw, titled, input_tokens, output_tokens)"
                            + " values (?, ?, ?, ?, ?) on conflict do nothing",
                    entry.key(),
                    answer.raw(),
                    answer.titled(),
                    answer.inputTokens(),
                    answer.outputTokens());
            chat(entry, answer.inputTokens(), answer.outputTokens());
        });
    }

    @Override
    public void reject(Entry entry, Rejected answer) {
        sql.write(() -> {
            sql.update(
                    "insert into rejected_answer (call_key, model, task_id, called_at, problem, text)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    entry.key(),
                    entry.model(),
                    entry.taskId(),
                    entry.at().atOffset(ZoneOffset.UTC),
                    answer.problem(),
                    answer.text());
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
        sql.update(
                "insert into model_call (call_key, kind, model, task_id, called_at, input_tokens, output_tokens)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                entry.key(),
                entry.kind(),
                entry.model(),
                entry.taskId(),
                entry.at().atOffset(ZoneOffset.UTC),
                inputTokens,
                outputTokens);
    }

    @Override
    public void add(String taskId, Usage usage) {
        sql.write(() -> charge(taskId, usage));
    }

    private void charge(String taskId, Usage usage) {
        Double cost = usage.cost();
        sql.update(
                "update spend set model_calls = model_calls + ?, embedding_calls = embedding_calls + ?,"
                        + " cached_calls = cached_calls + ?, input_tokens = input_tokens + ?,"
                        + " output_tokens = output_tokens + ?, cost = cost + ?, unpriced_calls = unpriced_calls + ?"
                        + " where task_id = ?",
                usage.modelCalls(),
                usage.embeddingCalls(),
                usage.cachedCalls(),
                usage.inputTokens(),
                usage.outputTokens(),
                cost == null ? 0.0 : cost,
                cost == null ? usage.modelCalls() + usage.embeddingCalls() : 0,
                taskId);
    }

    @Override
    public OptionalDouble usualOutput(String model, Collection<String> taskIds) {
        return sql.read(() -> sql.first(
                        (rs, i) -> rs.getLong(1) < ENOUGH_CALLS
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(rs.getDouble(2)),
                        "select count(*), avg(cast(output_tokens as double precision)) from model_call"
                                + " where kind = 'chat' and model = ? and output_tokens > 0 and task_id = any(?)",
                        model,
                        taskIds.toArray(String[]::new))
                .orElse(OptionalDouble.empty()));
    }

    @Override
    public Usage usage(String taskId) {
        return sql.read(() -> sql.first(
                        (rs, i) -> UsageColumns.usage(rs, 1),
                        "select " + UsageColumns.SPENT + " from spend s where s.task_id = ?",
                        taskId)
                .orElse(Usage.NONE));
    }

    @Override
    public Optional<TaskAllowance> allowance(String taskId) {
        return sql.read(() -> sql.first(
                (rs, i) -> new TaskAllowance(
                        Columns.taskState(rs.getString(1)),
                        new Budget(nullable(rs, rs.getLong(2)), nullable(rs, rs.getDouble(3))),
                        UsageColumns.usage(rs, 4)),
                "select t.state, t.token_budget, t.cost_budget, " + UsageColumns.SPENT
                        + " from task t left join spend s on s.task_id = t.task_id where t.task_id = ?",
                taskId));
    }

    /** {@code value}, which was read last, unless it stood for null. */
    private static <T> @Nullable T nullable(ResultSet rs, T value) throws SQLException {
        return rs.wasNull() ? null : value;
    }

    @Override
    public List<RejectedRow> rejected(String taskId, int limit) {
        return sql.read(() -> sql.list(
                (rs, i) -> new RejectedRow(
                        rs.getObject(1, OffsetDateTime.class).toInstant(),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4)),
                "select called_at, model, problem, text from rejected_answer where task_id = ?"
                        + " order by number desc limit ?",
                taskId,
                limit));
    }
}
