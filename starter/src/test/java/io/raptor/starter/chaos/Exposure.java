package io.raptor.starter.chaos;

/**
 * A time in which an answer may get lost between the model and the store, so that it has to be paid for again.
 *
 * @param why what happened
 * @param from in nanoseconds, with what a worker needs to write an answer down
 * @param to in nanoseconds; an answer that comes later is lost only if its request was in flight at {@code begun}
 * @param begun requests that came later are not concerned; {@link Long#MAX_VALUE} for all
 */
record Exposure(String why, long from, long to, long begun) {

    /** What a loaded machine needs from the last byte of an answer to the store's commit. */
    private static final long WRITING_DOWN = 2_000_000_000L;

    /**
     * Of what was in flight when the one who asked ended.
     *
     * @param from when it was told to end
     * @param ended when it had surely ended; what was asked in between may have been in flight too
     */
    static Exposure end(String why, long from, long ended) {
        return new Exposure(why, from - WRITING_DOWN, Long.MAX_VALUE, ended);
    }

    /** Of what was answered while nothing could be written down. */
    static Exposure gap(String why, long from, long to) {
        return new Exposure(why, from - WRITING_DOWN, to + WRITING_DOWN, Long.MAX_VALUE);
    }

    /** Of an answer so late, for the model was held back, that who asked may have given it up just before. */
    static boolean tooLate(Call call) {
        return call.ended() - call.begun() > Stage.MODEL_TIMEOUT.toNanos() - WRITING_DOWN;
    }

    boolean covers(Call call) {
        return call.begun() <= begun && call.ended() >= from && call.ended() <= to;
    }
}
