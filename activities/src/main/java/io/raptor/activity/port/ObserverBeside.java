package io.raptor.activity.port;

import java.time.Duration;

/** An observer of calls beside another one, which hears of everything as before. */
public abstract class ObserverBeside implements CallObserver {

    private final CallObserver other;

    protected ObserverBeside(CallObserver other) {
        this.other = other;
    }

    @Override
    public final Flight began(Target target, int texts) {
        return began(target, texts, other.began(target, texts));
    }

    /** @param flight the other's, which is to hear of the call's end */
    protected abstract Flight began(Target target, int texts, Flight flight);

    @Override
    public final void waited(Duration time) {
        other.waited(time);
    }

    @Override
    public final void throttled(Duration time) {
        other.throttled(time);
    }

    @Override
    public final void cached(Target target, long calls) {
        other.cached(target, calls);
    }

    @Override
    public final void charged(Target target, double dollars) {
        other.charged(target, dollars);
    }
}
