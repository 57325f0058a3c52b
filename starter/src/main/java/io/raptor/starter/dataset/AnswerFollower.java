package io.raptor.starter.dataset;

import io.raptor.activity.answer.AnswerWords;
import java.util.List;

/** Whoever follows an answer while it comes into being: first what it is to rest on, then its words, not checked yet. */
public interface AnswerFollower extends AnswerWords {

    /** Nobody does. */
    AnswerFollower NONE = new AnswerFollower() {};

    /** The model is about to be given these. */
    default void found(List<HitView> hits) {}
}
