package io.raptor.activity.answer;

/** Whoever reads an answer's words while the model gives them. They are not checked: that takes the whole answer. */
public interface AnswerWords {

    /** Nobody does. */
    AnswerWords UNREAD = new AnswerWords() {};

    /** More of the answer. */
    default void more(String words) {}

    /** The words so far do not count: the answer begins anew. */
    default void again() {}
}
