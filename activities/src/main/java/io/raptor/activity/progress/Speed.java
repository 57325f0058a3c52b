package io.raptor.activity.progress;

import io.raptor.activity.port.TaskWork.Calls;

/**
 * The speed of a task: seconds in which its calls keep this process busy, by kind. While summaries are asked for, other texts are
 * embedded; so the slower of both decides how long they take together, and only where they never overlapped do they add up.
 *
 * @param window what this process called while it worked on the task
 * @param calls of the task in that time, of all processes
 */
record Speed(CallWindow window, Calls calls) {

    /** Until calls were measured only their proportion matters: embedding a text is quick beside a summary. */
    private static final double USUAL_CHAT = 0.2;

    /** The model in process at its usual speed outweighs its first texts, before which it is loaded. */
    private static final double USUAL_TEXT = 0.02;

    private static final double USUAL_TEXTS = 100;
    private static final double TEXTS_PER_CALL = 16;
    /** Calls from which a speed can be told. */
    private static final long ENOUGH_CALLS = 3;

    /** Embedding asks an endpoint, whose calls take their time however many texts they hold. */
    boolean asksForVectors() {
        return calls.embedding() > 0;
    }

    boolean known() {
        return calls.chat() + calls.embedding() >= ENOUGH_CALLS
                || window.embedding().calls() >= ENOUGH_CALLS;
    }

    double chatCall() {
        long made = window.chat().calls();
        return made > 0 ? window.chat().busy() / made : USUAL_CHAT;
    }

    double text() {
        CallWindow.Kind embedding = window.embedding();
        return (embedding.busy() + USUAL_TEXT * USUAL_TEXTS) / (embedding.texts() + USUAL_TEXTS);
    }

    double embeddingCall() {
        long made = window.embedding().calls();
        return made > 0 ? window.embedding().busy() / made : USUAL_TEXT * TEXTS_PER_CALL;
    }

    /** How long calls take together that keep their kinds busy for so long. */
    double together(double chat, double embedding) {
        return Math.max(Math.max(chat, embedding), (chat + embedding) / window.overlap()) / share();
    }

    /** The task's part of this process's calls: other tasks may have theirs, and other processes may work on it, too. */
    private double share() {
        long here =
                window.chat().calls() + (asksForVectors() ? window.embedding().calls() : 0);
        long all = calls.chat() + calls.embedding();
        return here < ENOUGH_CALLS || all < ENOUGH_CALLS ? 1 : (double) all / here;
    }
}
