package io.raptor.activity;

import io.raptor.activity.asking.GraphAsker;
import io.raptor.activity.asking.GraphAsker.Asked;
import io.raptor.activity.asking.UnitReader;
import io.raptor.activity.call.Caller;
import io.raptor.activity.graph.UnitGraph;
import io.raptor.activity.port.GraphUnits;
import io.raptor.activity.port.GraphUnits.DividedUnit;
import io.raptor.activity.port.Store;
import io.raptor.workflow.activity.GraphModelActivities;
import io.raptor.workflow.model.Usage;

/** Questions of graphs to a chat model, over the store. */
public final class GraphModelActivitiesImpl implements GraphModelActivities {

    private final GraphUnits units;
    private final UnitLeaves leaves;
    private final GraphAsker asker;

    public GraphModelActivitiesImpl(Store store, GraphAsker asker) {
        this.units = store.graphUnits();
        this.leaves = new UnitLeaves(store.treeBuilds());
        this.asker = asker;
    }

    @Override
    public Usage extract(ExtractRequest request) {
        WorkerModels.require(request.models().extractor(), asker.model());
        Caller caller = new Caller(request.taskId(), request.maxConcurrentCalls());
        DividedUnit divided = units.unit(request.build(), request.unit());
        if (divided.graph() != null) {
            asker.cached(caller);
            return Usage.CACHED;
        }
        Asked<UnitGraph> read = new UnitReader(asker, request.graphrag().maxGleanings())
                .read(caller, GraphReading.question(request.graphrag(), leaves.unit(request.build(), divided)));
        units.save(request.build(), request.unit(), read.answer());
        return read.usage();
    }
}
