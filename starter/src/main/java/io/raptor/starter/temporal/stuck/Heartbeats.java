package io.raptor.starter.temporal.stuck;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.raptor.starter.temporal.TemporalConnection;
import io.temporal.api.workflowservice.v1.ListWorkersRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What workers tell the service of themselves every half minute, also while they have their hands full. */
final class Heartbeats {

    /** A worker that missed so many is gone; the clocks of two machines may differ by one or two. */
    private static final int MISSED = 5;

    private static final Duration SILENT = TemporalConnection.HEARTBEAT.multipliedBy(MISSED);

    private final Service service;
    private final Clock clock;

    Heartbeats(Service service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    /**
     * Whether a worker of this queue lives; not so where the service knows nothing of workers.
     *
     * @throws StatusRuntimeException when the service does not tell
     */
    boolean from(String queue) {
        Instant since = clock.instant().minus(SILENT).truncatedTo(ChronoUnit.SECONDS);
        ListWorkersRequest living = ListWorkersRequest.newBuilder()
                .setNamespace(service.namespace())
                .setQuery("TaskQueue = '" + queue.replace("'", "''") + "' AND Status = 'Running' AND HeartbeatTime > '"
                        + since + "'")
                .setPageSize(1)
                .build();
        try {
            return service.stub().listWorkers(living).getWorkersCount() > 0;
        } catch (StatusRuntimeException silence) {
            if (silence.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
                return false;
            }
            throw silence;
        }
    }
}
