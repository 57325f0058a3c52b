package io.raptor.starter.steps;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.raptor.activity.codec.HiddenNames;
import io.raptor.workflow.WorkflowIds;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The histories of documents' workflows. They hold times, kinds and numbers, which no key hides. */
final class DocumentHistories {

    /** Of a longer history only the first events are read. */
    private static final int PAGES = 3;

    private static final int PAGE = 1000;

    private final WorkflowClient client;
    private final HiddenNames names;

    DocumentHistories(WorkflowClient client, HiddenNames names) {
        this.client = client;
        this.names = names;
    }

    /** Some documents read together, for so long altogether. */
    Reading within(Duration patience) {
        return new Reading(client.getWorkflowServiceStubs()
                .blockingStub()
                .withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    final class Reading {

        private final WorkflowServiceBlockingStub stub;

        private Reading(WorkflowServiceBlockingStub stub) {
            this.stub = stub;
        }

        /**
         * Empty where Temporal does not know the document's workflow.
         *
         * @throws StatusRuntimeException when Temporal does not answer in time
         */
        List<Step> steps(String taskId, String documentId) {
            for (String name : names.candidates(documentId)) {
                WorkflowExecution execution = WorkflowExecution.newBuilder()
                        .setWorkflowId(WorkflowIds.document(taskId, name))
                        .build();
                Optional<DescribeWorkflowExecutionResponse> known = described(execution);
                if (known.isPresent()) {
                    WorkflowExecution present =
                            known.get().getWorkflowExecutionInfo().getExecution();
                    return StepLog.steps(events(present), known.get().getPendingActivitiesList());
                }
            }
            return List.of();
        }

        private Optional<DescribeWorkflowExecutionResponse> described(WorkflowExecution execution) {
            try {
                return Optional.of(stub.describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                        .setNamespace(client.getOptions().getNamespace())
                        .setExecution(execution)
                        .build()));
            } catch (StatusRuntimeException e) {
                if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                    return Optional.empty();
                }
                throw e;
            }
        }

        private List<HistoryEvent> events(WorkflowExecution execution) {
            GetWorkflowExecutionHistoryRequest.Builder asked = GetWorkflowExecutionHistoryRequest.newBuilder()
                    .setNamespace(client.getOptions().getNamespace())
                    .setExecution(execution)
                    .setMaximumPageSize(PAGE);
            List<HistoryEvent> events = new ArrayList<>();
            for (int page = 0; page < PAGES; page++) {
                GetWorkflowExecutionHistoryResponse some = stub.getWorkflowExecutionHistory(asked.build());
                events.addAll(some.getHistory().getEventsList());
                if (some.getNextPageToken().isEmpty()) {
                    break;
                }
                asked.setNextPageToken(some.getNextPageToken());
            }
            return events;
        }
    }
}
