package io.raptor.activity.store.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.TaskRequest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins a task's runs. Within a transaction. */
final class TaskRunRows {

    private static final double MILLIS = 1000;

    private static final ObjectMapper JSON = Payloads.mapper();

    private final Sql sql;

    TaskRunRows(Sql sql) {
        this.sql = sql;
    }

    /** @param seconds that it took; 0 before the first */
    private record Last(int run, boolean ended, double seconds) {}

    static TaskRequest request(String json) {
        try {
            return JSON.readValue(json, TaskRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored request is not readable", e);
        }
    }

    private static String json(TaskRequest request) {
        try {
            return JSON.writeValueAsString(request.carrying(null));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request is not writable", e);
        }
    }

    int begin(String taskId, TaskRequest request, OffsetDateTime now) {
        sql.update(
                "insert into dataset (name, created_at, updated_at) values (?, ?, ?) on conflict do nothing",
                request.dataset(),
                now,
                now);
        sql.update(
                "insert into task (task_id, dataset, request, state, run, listed_run, created_at, started_at)"
                        + " values (?, ?, ?, 'pending', 0, 0, ?, ?) on conflict do nothing",
                taskId,
                request.dataset(),
                json(request),
                now,
                now);
        sql.update(
                "insert into spend (task_id, model_calls, embedding_calls, cached_calls, input_tokens, output_tokens,"
                        + " cost, unpriced_calls) values (?, 0, 0, 0, 0, 0, 0, 0) on conflict do nothing",
                taskId);
        int run = next(taskId, now);
        sql.update(
                "update task set dataset = ?, request = ?, token_budget = ?, cost_budget = ?, listed_run = run"
                        + " where task_id = ?",
                request.dataset(),
                json(request),
                request.limits().tokenBudget(),
                request.limits().costBudget(),
                taskId);
        return run;
    }

    int setBudget(String taskId, Budget budget) {
        TaskRequest request = sql.first(
                        (rs, i) -> request(rs.getString(1)),
                        "select request from task where task_id = ? for update",
                        taskId)
                .orElseThrow(() -> unknown(taskId));
        return sql.update(
                "update task set request = ?, token_budget = ?, cost_budget = ? where task_id = ?",
                json(request.with(request.limits().with(budget))),
                budget.tokenBudget(),
                budget.costBudget(),
                taskId);
    }

    private static IndexingException unknown(String taskId) {
        return new IndexingException(
                FailureType.INVALID_REQUEST, "there is no task " + taskId + " in the store; index its sources");
    }

    int reopen(String taskId, OffsetDateTime now) {
        int run = next(taskId, now);
        sql.update(
                "update task_document set state = 'pending', finished_run = 0, updated_at = ?"
                        + " where task_id = ? and state in ('cancelled', 'running')",
                now,
                taskId);
        return run;
    }

    /** The run that is on, or the one after an ended one. */
    private int next(String taskId, OffsetDateTime now) {
        Last last = last(taskId).orElseThrow(() -> unknown(taskId));
        if (!last.ended() && last.run() > 0) {
            return last.run();
        }
        sql.update(
                "update spend set earlier_model_calls = earlier_model_calls + model_calls,"
                        + " earlier_embedding_calls = earlier_embedding_calls + embedding_calls,"
                        + " earlier_cached_calls = earlier_cached_calls + cached_calls,"
                        + " earlier_input_tokens = earlier_input_tokens + input_tokens,"
                        + " earlier_output_tokens = earlier_output_tokens + output_tokens,"
                        + " earlier_cost = earlier_cost + cost,"
                        + " earlier_unpriced_calls = earlier_unpriced_calls + unpriced_calls,"
                        + " earlier_seconds = earlier_seconds + ?, model_calls = 0, embedding_calls = 0,"
                        + " cached_calls = 0, input_tokens = 0, output_tokens = 0, cost = 0, unpriced_calls = 0"
                        + " where task_id = ?",
                last.seconds(),
                taskId);
        sql.update(
                "insert into task_event (task_id, run, at, state) values (?, ?, ?, 'pending')",
                taskId,
                last.run() + 1,
                now);
        sql.update(
                "update task set run = ?, state = 'pending', reason = null, held = false, started_at = ?, ended_at = null"
                        + " where task_id = ?",
                last.run() + 1,
                now,
                taskId);
        return last.run() + 1;
    }

    private Optional<Last> last(String taskId) {
        return sql.first(
                (rs, i) -> new Last(
                        rs.getInt(1),
                        Columns.taskState(rs.getString(2)).ended(),
                        rs.getInt(1) == 0
                                ? 0
                                : seconds(
                                        rs.getObject(3, OffsetDateTime.class), rs.getObject(4, OffsetDateTime.class))),
                "select run, state, started_at, ended_at from task where task_id = ? for update",
                taskId);
    }

    private static double seconds(OffsetDateTime from, @Nullable OffsetDateTime to) {
        return to == null ? 0 : Math.max(0, Duration.between(from, to).toMillis() / MILLIS);
    }
}
