package io.raptor.activity.call;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Ledger.Entry;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Usage;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers in the ledger, and in this process those that the store could not take: they are not paid for twice. */
final class AnswerStore {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerStore.class);

    private static final int MOST_UNSAVED = 500;

    private final Ledger ledger;
    private final CallAccounting account;
    private final UnsavedAnswers<Paid> unsaved;

    AnswerStore(Ledger ledger, CallAccounting account) {
        this.ledger = ledger;
        this.account = account;
        this.unsaved = new UnsavedAnswers<>(MOST_UNSAVED, this::lost);
    }

    /** @param counted the task has paid, though the answer has no row */
    record Paid(Entry entry, Answer answer, Usage used, boolean counted) {}

    /** The answer to an earlier call; one that waited for the store is saved, and counts as the call that it was. */
    Optional<PaidAnswer> find(String key, String taskId) {
        Optional<Answer> stored = ledger.find(key);
        if (stored.isPresent()) {
            unsaved.remove(key);
            return stored.map(PaidAnswer::cached);
        }
        return unsaved.find(key).map(paid -> {
            save(paid);
            boolean own = !paid.counted() && paid.entry().taskId().equals(taskId);
            return own ? new PaidAnswer(paid.answer(), paid.used()) : PaidAnswer.cached(paid.answer());
        });
    }

    /**
     * Stores a paid answer with its count. One that the store refuses is counted alone, and kept here.
     *
     * @throws IndexingException STORE_UNAVAILABLE; then it is kept here until somebody asks again
     */
    void save(Paid paid) {
        String key = paid.entry().key();
        if (paid.counted()) {
            return;
        }
        try {
            ledger.save(paid.entry(), paid.answer());
            unsaved.remove(key);
        } catch (IndexingException e) {
            if (e.type() == FailureType.STORE_UNAVAILABLE) {
                unsaved.put(key, paid);
                throw e;
            }
            LOG.warn(
                    "The store refused an answer of {}, it is only counted: {}",
                    paid.entry().model(),
                    e.getMessage());
            account.owe(paid.entry().taskId(), paid.used());
            account.settle();
            unsaved.put(key, new Paid(paid.entry(), paid.answer(), paid.used(), true));
        }
    }

    private void lost(Paid paid) {
        if (!paid.counted()) {
            account.owe(paid.entry().taskId(), paid.used());
        }
    }
}
