package io.raptor.activity.call;

import io.raptor.activity.port.Ledger.Answer;
import io.raptor.workflow.model.Usage;

/** An answer of a chat model and what it took to get it. */
public record PaidAnswer(Answer answer, Usage usage) {

    static PaidAnswer cached(Answer answer) {
        return new PaidAnswer(answer, Usage.CACHED);
    }
}
