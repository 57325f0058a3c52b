package io.raptor.starter.temporal;

import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The search attributes of our tasks on a Temporal server. */
public final class SearchAttributes {

    /** Names and types, as documented. */
    public static final Map<String, IndexedValueType> ALL = Map.of(
            "RaptorState", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            "RaptorDataset", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            "RaptorTaskType", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            "RaptorProgress", IndexedValueType.INDEXED_VALUE_TYPE_DOUBLE,
            "RaptorFailed", IndexedValueType.INDEXED_VALUE_TYPE_INT);

    private static final long PATIENCE_SECONDS = 10;
    private static final Logger LOG = LoggerFactory.getLogger(SearchAttributes.class);

    private SearchAttributes() {}

    /** Whether the namespace has all of them; a service that does not tell has none. */
    static boolean known(WorkflowServiceStubs stubs, String namespace) {
        try {
            return missing(stubs, namespace).isEmpty();
        } catch (StatusRuntimeException untold) {
            LOG.info(
                    "tasks run without search attributes: {}",
                    untold.getStatus().getCode());
            return false;
        }
    }

    /**
     * Creates those that the namespace lacks.
     *
     * @return their names
     * @throws StatusRuntimeException when the service refuses
     */
    static List<String> create(WorkflowServiceStubs stubs, String namespace) {
        Map<String, IndexedValueType> missing = missing(stubs, namespace);
        if (!missing.isEmpty()) {
            var unused = operator(stubs)
                    .addSearchAttributes(AddSearchAttributesRequest.newBuilder()
                            .setNamespace(namespace)
                            .putAllSearchAttributes(missing)
                            .build());
        }
        return List.copyOf(missing.keySet());
    }

    private static Map<String, IndexedValueType> missing(WorkflowServiceStubs stubs, String namespace) {
        Map<String, IndexedValueType> missing = new TreeMap<>(ALL);
        missing.keySet()
                .removeAll(operator(stubs)
                        .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                                .setNamespace(namespace)
                                .build())
                        .getCustomAttributesMap()
                        .keySet());
        return missing;
    }

    private static OperatorServiceGrpc.OperatorServiceBlockingStub operator(WorkflowServiceStubs stubs) {
        return OperatorServiceGrpc.newBlockingStub(stubs.getRawChannel())
                .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
