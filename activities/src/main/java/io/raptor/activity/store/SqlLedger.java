package io.raptor.activity.store;

import io.raptor.activity.port.Ledger;
import io.raptor.workflow.model.Usage;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;

final class SqlLedger implements Ledger {

    /** Calls that tell what is usual. */
    private static final int ENOUGH_CALLS = 20;

    private final Sql sql;

    SqlLedger(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Answer> find(String key) {
        return sql.read(() -> sql.first(
                (rs, i) -> new Answer(rs.getString(1), rs.getString(2), rs.getInt(3), rs.getInt(4)),
                "select title, text, input_tokens, output_tokens from model_answer where call_key = ?",
                key));
    }

    @Override
    public void save(Entry entry, Answer answer) {
        sql.write(() -> {
            int rows = sql.update(
                    "insert into model_answer (call_key, title, text, input_tokens, output_tokens)"
                            + " values (?, ?, ?, ?, ?) on conflict do nothing",
                    entry.key(),
                    answer.title(),
                    answer.text(),
                    answer.inputTokens(),
                    answer.outputTokens());
            if (rows > 0) {
                call(entry, answer.inputTokens(), answer.outputTokens());
            }
        });
    }

    @Override
    public void count(Entry entry, int inputTokens) {
        sql.write(() -> call(entry, inputTokens, 0));
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
                        (rs, i) -> new Usage(rs.getLong(1), 0, rs.getLong(2), rs.getLong(3)),
                        "select count(*), coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0)"
                                + " from model_call where task_id = ?",
                        taskId)
                .orElse(Usage.NONE));
    }
}
