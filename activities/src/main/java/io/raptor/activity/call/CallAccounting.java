package io.raptor.activity.call;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Usage;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts paid calls, whatever becomes of their answers: alone where the store refuses a row, later where it is away. */
final class CallAccounting {

    private static final Logger LOG = LoggerFactory.getLogger(CallAccounting.class);

    private final Ledger ledger;
    private final ConcurrentMap<String, Usage> owed = new ConcurrentHashMap<>();

    CallAccounting(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Writes a row that counts a call.
     *
     * @throws IndexingException STORE_UNAVAILABLE; the call is counted when the store is there again
     */
    void write(String taskId, Usage used, Runnable row) {
        try {
            row.run();
        } catch (IndexingException e) {
            owe(taskId, used);
            if (e.type() == FailureType.STORE_UNAVAILABLE) {
                throw e;
            }
            LOG.warn(
                    "The row of a model call of task {} could not be stored, it is only counted: {}",
                    taskId,
                    e.getMessage());
            settle();
        }
    }

    void owe(String taskId, Usage used) {
        owed.merge(taskId, used, Usage::plus);
    }

    /** Counts what the store could not take before. */
    void settle() {
        for (String taskId : List.copyOf(owed.keySet())) {
            Usage debt = owed.remove(taskId);
            if (debt != null && !added(taskId, debt)) {
                return;
            }
        }
    }

    private boolean added(String taskId, Usage debt) {
        try {
            ledger.add(taskId, debt);
            return true;
        } catch (IndexingException e) {
            owe(taskId, debt);
            return false;
        }
    }
}
