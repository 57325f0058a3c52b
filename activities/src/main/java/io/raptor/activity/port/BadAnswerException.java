package io.raptor.activity.port;

import io.raptor.activity.port.Ledger.Rejected;
import io.raptor.workflow.model.FailureType;

/** A model answered something that cannot be taken. What it was goes to the ledger, never into the message. */
public final class BadAnswerException extends IndexingException {

    private static final long serialVersionUID = 1;

    private static final int LONGEST = 20_000;

    private final transient Rejected answer;

    /**
     * @param model that answered
     * @param problem with the answer, without any of its text
     */
    public BadAnswerException(String model, String problem, String text, int inputTokens, int outputTokens) {
        super(FailureType.BAD_MODEL_OUTPUT, model + " gave " + problem);
        answer = new Rejected(
                problem,
                (text.length() <= LONGEST ? text : text.substring(0, LONGEST)).replace("\0", ""),
                inputTokens,
                outputTokens);
    }

    public Rejected answer() {
        return answer;
    }
}
