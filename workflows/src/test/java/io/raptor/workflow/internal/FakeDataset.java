package io.raptor.workflow.internal;

import io.raptor.workflow.activity.DatasetActivities;
import java.util.function.IntUnaryOperator;

/** The tree over a dataset in memory: three clusters over its lowest level, then a root. */
final class FakeDataset implements DatasetActivities {

    /** The number of its build, which is no document's. */
    static final long BUILD = 1000;

    private final FakeWorld world;

    /** Clusters of a level's nodes, by the level; 1 is the root. */
    volatile IntUnaryOperator clusters = level -> level == 0 ? 3 : 1;

    /** The published tree is of the same documents, and whole. */
    volatile boolean upToDate;

    FakeDataset(FakeWorld world) {
        this.world = world;
    }

    @Override
    public OpenResult open(OpenRequest request) {
        world.calls.add("open dataset");
        return new OpenResult(upToDate ? 0 : BUILD);
    }

    @Override
    public GroupResult group(GroupRequest request) {
        world.calls.add("group " + request.level());
        int groups = request.level() > 0 && clusters.applyAsInt(request.level() - 1) == 1
                ? 0
                : clusters.applyAsInt(request.level());
        return new GroupResult(groups, groups == 1);
    }

    @Override
    public void publish(PublishRequest request) {
        world.calls.add("publish dataset " + request.levels());
    }
}
