package io.raptor.starter.schedule;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.raptor.activity.port.Causes;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleException;
import java.util.function.Supplier;

/** What Temporal answers to a call about a schedule that it does not make, in our words. */
final class ScheduleFault {

    private ScheduleFault() {}

    /** @throws OperationException where Temporal refuses, or does not answer */
    static <T> T made(String id, Supplier<T> call) {
        try {
            return call.get();
        } catch (ScheduleAlreadyRunningException there) {
            throw new OperationException(
                    Kind.CONFLICT,
                    "there is a schedule " + id + " already: delete it first, or give the task another id");
        } catch (ScheduleException | StatusRuntimeException failed) {
            throw Causes.first(StatusRuntimeException.class, failed)
                    .map(StatusRuntimeException::getStatus)
                    .<RuntimeException>map(status -> fault(id, status))
                    .orElse(failed);
        }
    }

    /** For a schedule that is not there, or is not of ours. */
    static OperationException unknown(String id) {
        return new OperationException(
                Kind.UNKNOWN, "there is no schedule " + id + ": ./raptor schedule list shows those there are");
    }

    private static OperationException fault(String id, Status status) {
        return switch (status.getCode()) {
            case NOT_FOUND -> unknown(id);
            case INVALID_ARGUMENT ->
                new OperationException(Kind.INVALID, "Temporal refuses the schedule: " + status.getDescription());
            case UNIMPLEMENTED -> new OperationException(Kind.CONFLICT, "this Temporal service keeps no schedules");
            case PERMISSION_DENIED, UNAUTHENTICATED ->
                new OperationException(
                        Kind.FORBIDDEN, "Temporal does not let this key use schedules: " + status.getDescription());
            default ->
                new OperationException(
                        Kind.UNAVAILABLE,
                        "Temporal does not answer (" + status.getCode()
                                + "): check that it is running, then ask again");
        };
    }
}
