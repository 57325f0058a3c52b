package io.raptor.activity;

import io.raptor.activity.cluster.Clusterer.Options;
import io.raptor.activity.cluster.DatasetGrouping;
import io.raptor.activity.port.BuildOwner;
import io.raptor.activity.port.DatasetBuilds;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.TreeBuilds;
import io.raptor.activity.port.TreeBuilds.Build;
import io.raptor.activity.port.TreeBuilds.Publication;
import io.raptor.activity.port.TreeModels;
import io.raptor.workflow.activity.DatasetActivities;
import io.raptor.workflow.model.Level;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.Usage;
import java.util.Arrays;

/** Steps of the tree over a dataset, over the store. */
public final class DatasetActivitiesImpl implements DatasetActivities {

    private static final GroupResult NOTHING = new GroupResult(0, false);

    private final DatasetBuilds datasetBuilds;
    private final TreeBuilds builds;

    public DatasetActivitiesImpl(Store store) {
        this.datasetBuilds = store.datasetBuilds();
        this.builds = store.treeBuilds();
    }

    @Override
    public OpenResult open(OpenRequest request) {
        String embedding = request.models().embedding();
        BuildKey key =
                new BuildKey(request.raptor(), embedding, request.models().chat());
        return new OpenResult(datasetBuilds
                .open(request.dataset(), key::of, TreeModels.of(request.models()))
                .map(Build::number)
                .orElse(0L));
    }

    @Override
    public GroupResult group(GroupRequest request) {
        LevelRows level = LevelRows.read(builds, request.build(), request.level());
        if (level.size() <= 1) {
            return NOTHING;
        }
        RaptorSettings raptor = request.raptor();
        long tokens = Arrays.stream(level.tokens()).asLongStream().sum();
        if (new Level(request.level(), level.size(), tokens).fitsOneCall(raptor)) {
            return new GroupResult(1, true);
        }
        int clusters = builds.assignment(request.build(), request.level(), level.fingerprint())
                .map(stored -> stored.length)
                .orElseGet(() -> group(request, level));
        return clusters >= level.size() ? NOTHING : new GroupResult(clusters, false);
    }

    private int group(GroupRequest request, LevelRows level) {
        RaptorSettings raptor = request.raptor();
        Options options = Options.of(raptor);
        int[][] places = DatasetGrouping.of(
                request.level(),
                () -> datasetBuilds.documents(request.build()),
                level.vectors(),
                level.tokens(),
                options);
        if (places.length < level.size()) {
            builds.saveAssignment(request.build(), request.level(), level.fingerprint(), level.named(places));
        }
        return places.length;
    }

    @Override
    public void publish(PublishRequest request) {
        builds.publish(new Publication(
                request.taskId(),
                BuildOwner.dataset(request.dataset()),
                request.build(),
                request.levels(),
                1,
                Usage.NONE));
    }
}
