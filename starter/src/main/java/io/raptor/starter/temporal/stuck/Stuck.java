package io.raptor.starter.temporal.stuck;

/**
 * That a task does not go on.
 *
 * @param message for people: what stands still, and what to do
 */
public record Stuck(StuckCause cause, String message) {

    /** Of workflows that are taken up again and again, to no end. */
    static Stuck workflows(StuckCause cause, long count) {
        String which = count == 1 ? "one of its workflows stands" : count + " of its workflows stand";
        return new Stuck(
                cause,
                which + " still: "
                        + (cause == StuckCause.BUILD
                                ? "the workers' build decides otherwise than the one that began it. Go back to the build"
                                        + " before, and it continues by itself"
                                : "each attempt of a worker to take it up fails. The workers' log says why; once that"
                                        + " is corrected, it continues by itself"));
    }

    /** @param build of the worker deployment that the work is pinned to; empty where any worker may do it */
    static Stuck unpolled(String queue, String build) {
        return new Stuck(
                StuckCause.WORKER,
                "no worker " + (build.isEmpty() ? "" : "of build " + build + " ") + "polls queue " + queue
                        + ": start one, and it continues by itself");
    }

    /** As a status gives it. */
    public String reason() {
        return cause.text() + ": " + message;
    }
}
