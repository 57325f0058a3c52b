package io.raptor.activity.port;

import io.raptor.activity.port.Ledger.Rejected;
import io.raptor.workflow.model.FailureType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

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
        this(
                FailureType.BAD_MODEL_OUTPUT,
                model + " gave " + problem,
                new Rejected(problem, text, inputTokens, outputTokens),
                null);
    }

    /**
     * An answer that was paid for and is of no use for another reason than its form.
     *
     * @param type what happens next; only after BAD_MODEL_OUTPUT does asking again help
     * @param message without any of the answer's text
     */
    public BadAnswerException(FailureType type, String message, Rejected answer, @Nullable Duration retryAfter) {
        super(type, message, retryAfter, null);
        this.answer =
                new Rejected(answer.problem(), shortened(answer.text()), answer.inputTokens(), answer.outputTokens());
    }

    private static String shortened(String text) {
        return (text.length() <= LONGEST ? text : text.substring(0, LONGEST)).replace("\0", "");
    }

    public Rejected answer() {
        return answer;
    }
}
