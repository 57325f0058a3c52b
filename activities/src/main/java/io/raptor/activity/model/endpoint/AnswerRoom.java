package io.raptor.activity.model.endpoint;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The room for one model's answers: some times the wanted length, and more for a repeated question. What a model needs
 * for its thoughts beside is learnt from answers that never came, and kept.
 */
final class AnswerRoom {

    /** An answer of this many times the wanted length is no longer a summary, or the model thinks aloud. */
    private static final int ANSWER_FACTOR = 3;

    private static final int ANSWER_EXTRA = 64;

    private static final int GROWTH = 3;

    private final int contextTokens;
    private final AtomicInteger learnt = new AtomicInteger();

    AnswerRoom(int contextTokens) {
        this.contextTokens = contextTokens;
    }

    int tokens(int wanted, int attempt) {
        int roomy = usual(wanted) << Math.min(attempt, 3);
        return Math.max(Math.min(roomy, Math.max(wanted, contextTokens / 3)), Math.min(learnt.get(), largest(wanted)));
    }

    /** A longer text is no summary any more, whatever room its endpoint gave it. */
    static int longestText(int wanted) {
        return 2 * usual(wanted);
    }

    private static int usual(int wanted) {
        return ANSWER_FACTOR * wanted + ANSWER_EXTRA;
    }

    /** More would leave none for the question. */
    private int largest(int wanted) {
        return Math.max(wanted, contextTokens / 2);
    }

    /**
     * The model thought until the room was full.
     *
     * @return whether the next question will have more
     */
    boolean grow(int wanted, int room) {
        int most = largest(wanted);
        learnt.accumulateAndGet(Math.min(GROWTH * room, most), Math::max);
        return room < most;
    }
}
