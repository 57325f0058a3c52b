package io.raptor.starter.temporal.stuck;

import io.raptor.activity.worker.MdcIds;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The workflows that Temporal itself reports as making no progress: one question, however many tasks there are. */
final class Reports {

    /** Set after some attempts that failed in a row, and taken away by one that does not. */
    static final String ATTRIBUTE = "TemporalReportedProblems";

    /** Those of one page: a build that cannot go on may leave thousands, and each says the same. */
    private static final int MOST = 500;

    private final Service service;
    private final String queue;

    /** @param queue the workflows' own */
    Reports(Service service, String queue) {
        this.service = service;
        this.queue = queue;
    }

    /** @throws io.grpc.StatusRuntimeException also where the service knows no such reports */
    Map<String, Stuck> byTask() {
        String wanted = "ExecutionStatus = 'Running' AND TaskQueue = '" + queue.replace("'", "''") + "' AND "
                + ATTRIBUTE + " IS NOT NULL";
        return service
                .stub()
                .listWorkflowExecutions(ListWorkflowExecutionsRequest.newBuilder()
                        .setNamespace(service.namespace())
                        .setQuery(wanted)
                        .setPageSize(MOST)
                        .build())
                .getExecutionsList()
                .stream()
                .collect(Collectors.groupingBy(
                        Reports::task,
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.groupingBy(Reports::cause, () -> new TreeMap<>(), Collectors.counting()),
                                causes -> Stuck.workflows(
                                        causes.firstKey(), causes.firstEntry().getValue()))));
    }

    private static String task(WorkflowExecutionInfo workflow) {
        return MdcIds.of(workflow.getType().getName(), workflow.getExecution().getWorkflowId(), null)
                .getOrDefault(MdcIds.TASK, "");
    }

    private static StuckCause cause(WorkflowExecutionInfo workflow) {
        return StuckCause.named(workflow.getSearchAttributes()
                .getIndexedFieldsOrThrow(ATTRIBUTE)
                .getData()
                .toStringUtf8());
    }
}
