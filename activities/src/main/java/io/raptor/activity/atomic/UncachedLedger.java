package io.raptor.activity.atomic;

import io.raptor.activity.port.Ledger;
import io.raptor.workflow.model.Usage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Knows no answer and keeps none, but counts what calls used: whoever asks again pays again. */
public final class UncachedLedger implements Ledger {

    private final Ledger account;

    /** @param account where calls are counted */
    public UncachedLedger(Ledger account) {
        this.account = account;
    }

    @Override
    public Optional<Answer> find(String key) {
        return Optional.empty();
    }

    @Override
    public void save(Entry entry, Answer answer) {
        account.add(entry.taskId(), new Usage(1, 0, 0, answer.inputTokens(), answer.outputTokens(), entry.cost()));
    }

    @Override
    public void reject(Entry entry, Rejected answer) {
        account.reject(entry, answer);
    }

    @Override
    public void count(Entry entry, int inputTokens) {
        account.count(entry, inputTokens);
    }

    @Override
    public void add(String taskId, Usage usage) {
        account.add(taskId, usage);
    }

    @Override
    public Usage usage(String taskId) {
        return account.usage(taskId);
    }

    @Override
    public Optional<TaskAllowance> allowance(String taskId) {
        return account.allowance(taskId);
    }

    @Override
    public List<RejectedRow> rejected(String taskId, int limit) {
        return account.rejected(taskId, limit);
    }

    @Override
    public OptionalDouble usualOutput(String model, Collection<String> taskIds) {
        return account.usualOutput(model, taskIds);
    }
}
