package io.raptor.activity.port;

import io.raptor.workflow.model.FailureType;
import java.time.Duration;

/**
 * Hears of model calls as they are made, for those who count. Called on the thread of the call: it is quick and throws
 * nothing. Safe for use by many threads.
 */
public interface CallObserver {

    /** Counts nothing. */
    CallObserver NONE = new CallObserver() {

        @Override
        public Flight began(Target target, int texts) {
            return Flight.UNSEEN;
        }

        @Override
        public void waited(Duration time) {}

        @Override
        public void throttled(Duration time) {}

        @Override
        public void cached(Target target, long calls) {}

        @Override
        public void charged(Target target, double dollars) {}
    };

    /**
     * A call is in flight from now until one of the flight's methods is called.
     *
     * @param texts that the model is asked about
     */
    Flight began(Target target, int texts);

    /** A call waited so long for its turn among the calls of its task. */
    void waited(Duration time);

    /** A call waited so long until its model's rate let it begin. */
    void throttled(Duration time);

    /** Calls that need not be made, because the store knew what they would have answered. */
    void cached(Target target, long calls);

    /** What a call cost, in US dollars; not called where the model's price is unknown. */
    void charged(Target target, double dollars);

    /** The model that is called; a process has few different ones. */
    record Target(CallKind kind, String model) {}

    /** The purpose of a model call. */
    enum CallKind {
        CHAT,
        EMBEDDING
    }

    /** A call in flight. */
    interface Flight {

        Flight UNSEEN = new Flight() {

            @Override
            public void answered(int inputTokens, int outputTokens) {}

            @Override
            public void failed(FailureType why) {}
        };

        void answered(int inputTokens, int outputTokens);

        void failed(FailureType why);
    }
}
