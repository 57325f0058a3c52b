package io.raptor.activity.call;

import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.Usage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A ledger in memory. */
public final class FakeLedger implements Ledger {

    public final Map<String, Answer> answers = new ConcurrentHashMap<>();
    public final Map<String, Entry> entries = new ConcurrentHashMap<>();

    public final Map<String, Usage> spent = new ConcurrentHashMap<>();
    public final List<Rejected> rejected = new CopyOnWriteArrayList<>();
    /** What the next rows are refused with; the first for the first. */
    public final Queue<FailureType> refusals = new ConcurrentLinkedQueue<>();

    public volatile TaskState state = TaskState.RUNNING;
    public volatile Budget budget = Budget.NONE;

    /** What models share over this ledger. */
    public CallPolicies calls() {
        return new CallPolicies(
                new ConcurrencyLimit(CallObserver.NONE), new BudgetGuard(this), Prices.builtIn(), CallObserver.NONE);
    }

    private void refuse() {
        FailureType refusal = refusals.poll();
        if (refusal != null) {
            throw new IndexingException(refusal, "no row");
        }
    }

    @Override
    public Optional<Answer> find(String key) {
        return Optional.ofNullable(answers.get(key));
    }

    @Override
    public void save(Entry entry, Answer answer) {
        refuse();
        answers.putIfAbsent(entry.key(), answer);
        entries.putIfAbsent(entry.key(), entry);
        charge(entry.taskId(), new Usage(1, 0, 0, answer.inputTokens(), answer.outputTokens(), entry.cost()));
    }

    @Override
    public void reject(Entry entry, Rejected answer) {
        refuse();
        rejected.add(answer);
        charge(entry.taskId(), new Usage(1, 0, 0, answer.inputTokens(), answer.outputTokens(), entry.cost()));
    }

    @Override
    public void count(Entry entry, int inputTokens) {
        refuse();
        entries.putIfAbsent(entry.key(), entry);
        charge(entry.taskId(), new Usage(0, 1, 0, inputTokens, 0, entry.cost()));
    }

    @Override
    public void add(String taskId, Usage usage) {
        refuse();
        charge(taskId, usage);
    }

    private void charge(String taskId, Usage usage) {
        spent.merge(taskId, usage, Usage::plus);
    }

    @Override
    public OptionalDouble usualOutput(String model, Collection<String> taskIds) {
        return OptionalDouble.empty();
    }

    @Override
    public Usage usage(String taskId) {
        return spent.getOrDefault(taskId, Usage.NONE);
    }

    @Override
    public Optional<TaskAllowance> allowance(String taskId) {
        return Optional.of(new TaskAllowance(state, budget, usage(taskId)));
    }

    @Override
    public List<RejectedRow> rejected(String taskId, int limit) {
        return List.of();
    }
}
