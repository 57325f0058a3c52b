package io.raptor.starter.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An operation that was refused; the message says why, and what to do about it. */
public final class OperationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** An answer must not be many times as long as its request. */
    private static final int MOST_FAULTS = 100;

    private final Kind kind;
    /** Not carried by serialisation: nothing sends an exception anywhere. */
    private final transient List<Fault> faults;

    public OperationException(Kind kind, String message) {
        this(kind, message, List.of());
    }

    private OperationException(Kind kind, String message, List<Fault> faults) {
        super(message);
        this.kind = kind;
        this.faults = List.copyOf(faults);
    }

    /** For a task that nobody knows by this name. */
    public static OperationException unknownTask(String id) {
        return new OperationException(Kind.UNKNOWN, "there is no task " + id);
    }

    /** A request with all its faults, as far as anybody would read them; the message has one a line. */
    public static OperationException of(Kind kind, List<Fault> all) {
        List<Fault> faults = new ArrayList<>(all.subList(0, Math.min(MOST_FAULTS, all.size())));
        if (all.size() > MOST_FAULTS) {
            faults.add(new Fault(Fault.WHOLE, "there are " + (all.size() - MOST_FAULTS) + " faults more"));
        }
        String lines = faults.stream().map(Fault::detail).collect(Collectors.joining("\n"));
        return new OperationException(kind, lines, faults);
    }

    /** Each fault of the request by itself; empty for a refusal that lies in no field. */
    public List<Fault> faults() {
        return faults;
    }

    public Kind kind() {
        return kind;
    }

    /** With the status that HTTP has for it. */
    public enum Kind {
        INVALID(400),
        /** Not even JSON. */
        MALFORMED(400),
        FORBIDDEN(403),
        UNKNOWN(404),
        CONFLICT(409),
        /** Nobody to ask. */
        NO_MODEL(409),
        /** A dataset without one. */
        NO_GRAPH(409),
        MODEL_FAILED(502),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }

        /** The kind with this status; {@link #UNAVAILABLE} for one that is not ours. */
        public static Kind of(int status) {
            for (Kind kind : values()) {
                if (kind.status == status) {
                    return kind;
                }
            }
            return UNAVAILABLE;
        }
    }
}
