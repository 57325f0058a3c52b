package io.raptor.activity.graph.question;

/**
 * A question to a chat model, and how its answer is read. A value: version, prompt and the model decide the answer.
 *
 * @param <T> what an answer says
 */
public interface GraphQuestion<T> {

    /** The kind of question with the number of its wording; answers to another wording are other answers. */
    String version();

    String prompt();

    /** Tokens that an answer needs, about. */
    int answerTokens();

    /**
     * Reads an answer.
     *
     * @param answer without the model's thoughts
     * @throws UnreadableAnswerException naming what is wrong with it
     */
    T read(String answer);

    /**
     * The question asked again after an answer that could not be read.
     *
     * @param fault as {@link UnreadableAnswerException#fault} names it
     */
    default String again(String fault) {
        return prompt() + "\n\nAn earlier answer to this was " + fault
                + ". Answer in exactly the form that is asked for.";
    }
}
