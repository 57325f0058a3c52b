package io.raptor.activity.graph.question;

/** An answer that does not say what was asked for. */
public final class UnreadableAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param fault "an answer …", without any of its text */
    public UnreadableAnswerException(String fault) {
        super(fault);
    }

    /** What is wrong with the answer, to be followed by nothing: "an answer that was cut off". */
    public String fault() {
        return String.valueOf(getMessage());
    }
}
