package io.raptor.starter.temporal.embedded;

import com.google.protobuf.ByteString;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.command.v1.Command;
import io.temporal.api.enums.v1.WorkflowTaskFailedCause;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedResponse;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedRequest;
import io.temporal.internal.testservice.TestServicesStarter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * A fix of the in-JVM service, to accept what the real one accepts: a workflow that cancels an activity or a timer which ended
 * while the workflow was deciding that. The in-JVM service breaks such a decision off halfway and never tells the workflow
 * of the end, which then decides the same for ever. The real one fails the workflow task, so that the workflow learns of
 * the end and decides anew; so does this.
 */
final class CancelRaceFix implements ServerInterceptor {

    private static final Status REFUSED =
            Status.INVALID_ARGUMENT.withDescription("an activity or a timer to be cancelled has ended meanwhile");

    private final Lock serviceLock;
    private final Map<?, ?> executions;

    CancelRaceFix(TestServicesStarter services) {
        PrivateAccess service = PrivateAccess.of(services.getWorkflowService());
        serviceLock = service.get("lock").as(Lock.class);
        executions = service.get("executions").as(Map.class);
    }

    @Override
    public <Q, A> Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return new Checked<>(call, next.startCall(call, headers));
    }

    /** What a workflow's task is of, while the service knows it. */
    private Optional<Execution> execution(RespondWorkflowTaskCompletedRequest decided) {
        PrivateAccess token =
                PrivateAccess.made("WorkflowTaskToken", "fromBytes", ByteString.class, decided.getTaskToken());
        serviceLock.lock();
        try {
            return Optional.ofNullable(executions.get(token.get("executionId").of()))
                    .map(state -> new Execution(
                            PrivateAccess.of(state), token.get("historySize").as(Integer.class)));
        } finally {
            serviceLock.unlock();
        }
    }

    /**
     * An execution in the service, which is not asked for it again: the service's lock must not be taken under the state's.
     *
     * @param events of its history when the workflow's task began
     */
    private record Execution(PrivateAccess state, int events) {

        /**
         * Completes the task, or fails it when a command would break the state. Nothing ends between the look and the act.
         *
         * @throws StatusRuntimeException as the service does
         */
        void complete(RespondWorkflowTaskCompletedRequest decided) {
            Lock lock = state.get("lock").as(Lock.class);
            lock.lock();
            try {
                if (isUnderWay() && decided.getCommandsList().stream().anyMatch(this::isLate)) {
                    state.call("failWorkflowTask", RespondWorkflowTaskFailedRequest.class, failed(decided));
                    throw REFUSED.asRuntimeException();
                }
                state.call(
                        "completeWorkflowTask",
                        List.of(int.class, RespondWorkflowTaskCompletedRequest.class),
                        events,
                        decided);
            } finally {
                lock.unlock();
            }
        }

        private boolean isUnderWay() {
            return state.get("nextEventId").as(Long.class) == events + 1L;
        }

        private boolean isLate(Command command) {
            return Cancelled.by(command)
                    .filter(cancelled ->
                            !state.get(cancelled.among()).as(Map.class).containsKey(cancelled.id()))
                    .isPresent();
        }

        private static RespondWorkflowTaskFailedRequest failed(RespondWorkflowTaskCompletedRequest decided) {
            return RespondWorkflowTaskFailedRequest.newBuilder()
                    .setNamespace(decided.getNamespace())
                    .setTaskToken(decided.getTaskToken())
                    .setIdentity(decided.getIdentity())
                    .setCause(WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_BAD_REQUEST_CANCEL_ACTIVITY_ATTRIBUTES)
                    .build();
        }
    }

    /** One call: what cancels something is answered here, when all of it is there, the rest by the service. */
    private final class Checked<Q, A> extends SimpleForwardingServerCallListener<Q> {

        private final ServerCall<Q, A> call;
        private @Nullable RespondWorkflowTaskCompletedRequest cancelling;

        Checked(ServerCall<Q, A> call, Listener<Q> listener) {
            super(listener);
            this.call = call;
        }

        @Override
        public void onMessage(Q message) {
            if (message instanceof RespondWorkflowTaskCompletedRequest decided
                    && decided.getCommandsList().stream()
                            .anyMatch(command -> Cancelled.by(command).isPresent())) {
                cancelling = decided;
            }
            super.onMessage(message);
        }

        @Override
        public void onHalfClose() {
            RespondWorkflowTaskCompletedRequest decided = cancelling;
            Optional<Execution> execution = decided == null ? Optional.empty() : execution(decided);
            if (decided == null || execution.isEmpty()) {
                super.onHalfClose();
                return;
            }
            try {
                execution.get().complete(decided);
                answer();
            } catch (StatusRuntimeException refused) {
                Metadata trailers = refused.getTrailers();
                call.close(refused.getStatus(), trailers == null ? new Metadata() : trailers);
            }
        }

        @SuppressWarnings("unchecked") // the call of this request
        private void answer() {
            call.sendHeaders(new Metadata());
            call.sendMessage((A) RespondWorkflowTaskCompletedResponse.getDefaultInstance());
            call.close(Status.OK, new Metadata());
        }
    }

    /**
     * The work that a command cancels.
     *
     * @param among the field of an execution that holds those which have not ended
     */
    private record Cancelled(String among, Object id) {

        /** Empty for a command that cancels neither an activity nor a timer. */
        static Optional<Cancelled> by(Command command) {
            return switch (command.getCommandType()) {
                case COMMAND_TYPE_REQUEST_CANCEL_ACTIVITY_TASK ->
                    Optional.of(new Cancelled(
                            "activities",
                            command.getRequestCancelActivityTaskCommandAttributes()
                                    .getScheduledEventId()));
                case COMMAND_TYPE_CANCEL_TIMER ->
                    Optional.of(new Cancelled(
                            "timers", command.getCancelTimerCommandAttributes().getTimerId()));
                default -> Optional.empty();
            };
        }
    }
}
