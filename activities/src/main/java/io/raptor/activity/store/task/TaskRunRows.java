package io.raptor.activity.store.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.TaskEvents;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
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
    private record Last(int run, TaskState state, double seconds) {}

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

    /** Makes a dataset where there is none of the name. */
    static void found(Sql sql, String dataset, OffsetDateTime now) {
        sql.statement("""
                        insert into dataset (name, created_at, updated_at) values (:dataset, :now, :now)
                        on conflict do nothing
                        """).param("dataset", dataset).param("now", now).update();
    }

    int begin(String taskId, TaskRequest request, OffsetDateTime now) {
        found(sql, request.dataset(), now);
        sql.statement("""
                        insert into task (task_id, dataset, request, state, run, listed_run, created_at, started_at)
                        values (:task, :dataset, :request, 'pending', 0, 0, :now, :now) on conflict do nothing
                        """)
                .param("task", taskId)
                .param("dataset", request.dataset())
                .param("request", json(request))
                .param("now", now)
                .update();
        sql.statement("""
                        insert into spend (task_id, model_calls, embedding_calls, cached_calls, input_tokens,
                          output_tokens, cost, unpriced_calls)
                        values (:task, 0, 0, 0, 0, 0, 0, 0) on conflict do nothing
                        """).param("task", taskId).update();
        int run = next(taskId, now);
        sql.statement("""
                        update task set dataset = :dataset, request = :request, token_budget = :tokens,
                          cost_budget = :cost, listed_run = run
                        where task_id = :task
                        """)
                .param("dataset", request.dataset())
                .param("request", json(request))
                .param("tokens", request.limits().tokenBudget())
                .param("cost", request.limits().costBudget())
                .param("task", taskId)
                .update();
        return run;
    }

    int setBudget(String taskId, Budget budget) {
        TaskRequest request = sql.statement("select request from task where task_id = :task for update")
                .param("task", taskId)
                .query((rs, i) -> request(rs.getString("request")))
                .optional()
                .orElseThrow(() -> unknown(taskId));
        return sql.statement("""
                        update task set request = :request, token_budget = :tokens, cost_budget = :cost
                        where task_id = :task
                        """)
                .param("request", json(request.with(request.limits().with(budget))))
                .param("tokens", budget.tokenBudget())
                .param("cost", budget.costBudget())
                .param("task", taskId)
                .update();
    }

    private static IndexingException unknown(String taskId) {
        return new IndexingException(
                FailureType.INVALID_REQUEST, "there is no task " + taskId + " in the store; index its sources");
    }

    int reopen(String taskId, OffsetDateTime now) {
        int run = next(taskId, now);
        sql.statement("""
                        update task_document set state = 'pending', finished_run = 0, updated_at = :now
                        where task_id = :task and state in ('cancelled', 'running')
                        """).param("now", now).param("task", taskId).update();
        return run;
    }

    /** The run that is on, or the one after an ended one. */
    private int next(String taskId, OffsetDateTime now) {
        Last last = last(taskId).orElseThrow(() -> unknown(taskId));
        if (!last.state().ended() && last.run() > 0) {
            if (last.state() == TaskState.RUNNING) {
                noteInterruption(taskId, now);
            }
            return last.run();
        }
        sql.statement("""
                        update spend set earlier_model_calls = earlier_model_calls + model_calls,
                          earlier_embedding_calls = earlier_embedding_calls + embedding_calls,
                          earlier_cached_calls = earlier_cached_calls + cached_calls,
                          earlier_input_tokens = earlier_input_tokens + input_tokens,
                          earlier_output_tokens = earlier_output_tokens + output_tokens,
                          earlier_cost = earlier_cost + cost,
                          earlier_unpriced_calls = earlier_unpriced_calls + unpriced_calls,
                          earlier_seconds = earlier_seconds + :seconds,
                          model_calls = 0, embedding_calls = 0, cached_calls = 0, input_tokens = 0,
                          output_tokens = 0, cost = 0, unpriced_calls = 0
                        where task_id = :task
                        """)
                .param("seconds", last.seconds())
                .param("task", taskId)
                .update();
        return begin(taskId, last.run() + 1, now);
    }

    /** A task that is running does not begin: whoever ran it is gone. */
    private void noteInterruption(String taskId, OffsetDateTime now) {
        sql.statement("""
                        insert into task_event (task_id, run, at, state, reason)
                        select task_id, run, :now, state, :reason from task where task_id = :task
                        """)
                .param("now", now)
                .param("reason", TaskEvents.TAKEN_UP)
                .param("task", taskId)
                .update();
    }

    private int begin(String taskId, int run, OffsetDateTime now) {
        sql.statement("insert into task_event (task_id, run, at, state) values (:task, :run, :now, 'pending')")
                .param("task", taskId)
                .param("run", run)
                .param("now", now)
                .update();
        sql.statement("""
                        update task set run = :run, state = 'pending', reason = null, held = false,
                          started_at = :now, ended_at = null
                        where task_id = :task
                        """)
                .param("task", taskId)
                .param("run", run)
                .param("now", now)
                .update();
        return run;
    }

    private Optional<Last> last(String taskId) {
        return sql.statement("select run, state, started_at, ended_at from task where task_id = :task for update")
                .param("task", taskId)
                .query((rs, i) -> new Last(
                        rs.getInt("run"),
                        Columns.taskState(rs.getString("state")),
                        rs.getInt("run") == 0
                                ? 0
                                : seconds(
                                        rs.getObject("started_at", OffsetDateTime.class),
                                        rs.getObject("ended_at", OffsetDateTime.class))))
                .optional();
    }

    private static double seconds(OffsetDateTime from, @Nullable OffsetDateTime to) {
        return to == null ? 0 : Math.max(0, Duration.between(from, to).toMillis() / MILLIS);
    }
}
