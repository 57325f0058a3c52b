package io.raptor.activity.progress;

import io.raptor.activity.port.TaskWork.Calls;

/**
 * The speed of a task's calls, one by one.
 *
 * @param window what this process called while it worked on the task
 * @param calls of the task in that time, of all processes
 */
record Speed(CallWindow window, Calls calls) {

    /** Until calls were measured only their proportion matters: embedding a text is quick beside a summary. */
    private static final double USUAL_CHAT = 0.2;

    /** The model in process at its usual speed outweighs its first texts, before which it is loaded. */
    private static final double USUAL_TEXT = 0.02;

    /** Of other processes only calls are known: they embed while they wait for summaries. */
    private static final double ELSEWHERE_TEXT = 0.001;

    private static final double USUAL_TEXTS = 100;
    private static final double TEXTS_PER_CALL = 16;
    /** Calls that a speed needs at least. */
    private static final long ENOUGH_CALLS = 3;

    /** Embedding asks an endpoint, whose calls take their time however many texts they hold. */
    boolean asksForVectors() {
        return calls.embedding() > 0;
    }

    /** @param summaries whether some are to be written: then a quick embedder tells nothing */
    boolean known(boolean summaries) {
        if (summaries && calls.chat() + window.chat().calls() == 0) {
            return false;
        }
        return calls.chat() + calls.embedding() >= ENOUGH_CALLS
                || window.chat().calls() + window.embedding().calls() >= ENOUGH_CALLS;
    }

    double chatCall() {
        return each(window.chat(), USUAL_CHAT);
    }

    /** In the process texts are embedded one after another, whatever the number of calls at once. */
    double text() {
        if (window.chat().seconds() + window.embedding().seconds() == 0) {
            return ELSEWHERE_TEXT;
        }
        CallWindow.Kind embedding = window.embedding();
        return (embedding.busy() + USUAL_TEXT * USUAL_TEXTS) / (embedding.texts() + USUAL_TEXTS);
    }

    double embeddingCall() {
        return each(window.embedding(), USUAL_TEXT * TEXTS_PER_CALL);
    }

    private static double each(CallWindow.Kind kind, double usual) {
        return kind.calls() > 0 && kind.seconds() > 0 ? kind.seconds() / kind.calls() : usual;
    }
}
