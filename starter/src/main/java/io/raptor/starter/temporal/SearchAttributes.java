package io.raptor.starter.temporal;

import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.internal.testservice.TestServicesStarter;
import io.temporal.internal.testservice.TestVisibilityStore;
import java.util.Map;

/** What a server is to know of our tasks besides their ids. */
public final class SearchAttributes {

    /** Names and types, as documented. */
    public static final Map<String, IndexedValueType> ALL = Map.of(
            "RaptorState", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            "RaptorDataset", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            "RaptorTaskType", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            "RaptorProgress", IndexedValueType.INDEXED_VALUE_TYPE_DOUBLE,
            "RaptorFailed", IndexedValueType.INDEXED_VALUE_TYPE_INT);

    private SearchAttributes() {}

    static void register(TestServicesStarter services, String name, IndexedValueType type) {
        Inside.of(services).get("visibilityStore").as(TestVisibilityStore.class).addSearchAttribute(name, type);
    }
}
