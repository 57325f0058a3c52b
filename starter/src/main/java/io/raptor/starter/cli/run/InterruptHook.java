package io.raptor.starter.cli.run;

import java.util.concurrent.atomic.AtomicBoolean;

/** An action for when the process is interrupted, unless this is closed before. */
final class InterruptHook implements AutoCloseable {

    private final Thread hook;
    private final AtomicBoolean closed = new AtomicBoolean();

    private InterruptHook(Raptor raptor, Runnable last) {
        this.hook = new Thread(
                () -> {
                    if (closed.compareAndSet(false, true)) {
                        raptor.progress().end();
                        last.run();
                        raptor.err().flush();
                    }
                },
                "interrupt");
    }

    /** @param last once nothing draws on the terminal any more */
    static InterruptHook with(Raptor raptor, Runnable last) {
        InterruptHook parting = new InterruptHook(raptor, last);
        Runtime.getRuntime().addShutdownHook(parting.hook);
        return parting;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException leavingAlready) {
                return; // it finds this closed
            }
        }
    }
}
