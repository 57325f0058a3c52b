package io.raptor.starter.guard.connection;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/** A request while it arrives, as the filters see it. */
public interface Arrival {

    /** The attribute of a request that holds it. */
    String ATTRIBUTE = "raptor.arrival";

    /** The one of a request; {@code null} where no connection is guarded. */
    static @Nullable Arrival of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Arrival arrival ? arrival : null;
    }

    /**
     * Gives it the time that files take.
     *
     * @param bytes of its body; negative when it does not say
     * @return false when too many uploads are on their way already
     */
    boolean upload(long bytes);

    /** Its body is there: nothing is waited for any more. */
    void complete();

    /** Whether it was cut off because its time was over. */
    boolean late();

    /** Interrupts this thread once the sender is gone. The connection must end with the answer. */
    void watch(Thread worker);

    /** The thread is through. */
    void unwatch();
}
