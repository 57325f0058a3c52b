package io.raptor.activity.legacy;

import io.raptor.activity.port.Ledger;
import io.raptor.workflow.model.Usage;
import java.util.Optional;

/** Knows no answer and keeps none. */
public final class NoLedger implements Ledger {

    @Override
    public Optional<Answer> find(String key) {
        return Optional.empty();
    }

    @Override
    public void save(Entry entry, Answer answer) {
        // Whoever asks again pays again.
    }

    @Override
    public void count(Entry entry, int inputTokens) {
        // What a call used is in the result of the step that made it.
    }

    @Override
    public Usage usage(String taskId) {
        return Usage.NONE;
    }
}
