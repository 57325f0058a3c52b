package io.raptor.activity;

import io.raptor.activity.graph.Contribution;
import io.raptor.activity.graph.DropReason;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.Unit;
import io.raptor.activity.graph.Unit.Leaf;
import io.raptor.activity.graph.UnitGraph;
import io.raptor.activity.graph.community.CommunityFinder;
import io.raptor.activity.graph.merge.Merger;
import io.raptor.activity.graph.merge.NameRules;
import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.activity.port.GraphBuilds;
import io.raptor.activity.port.GraphBuilds.GraphBuild;
import io.raptor.activity.port.GraphUnits;
import io.raptor.activity.port.GraphUnits.DividedUnit;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Store;
import io.raptor.workflow.activity.GraphActivities;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.GraphFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The steps of graphs that need no model, over the store. */
public final class GraphActivitiesImpl implements GraphActivities {

    private final Catalogue catalogue;
    private final UnitLeaves leaves;
    private final GraphUnits units;
    private final GraphBuilds graphs;
    private final ReportPages reports;

    public GraphActivitiesImpl(Store store) {
        this.catalogue = store.catalogue();
        this.leaves = new UnitLeaves(store.treeBuilds());
        this.units = store.graphUnits();
        this.graphs = store.graphBuilds();
        this.reports = new ReportPages(graphs);
    }

    @Override
    public Divided divide(DivideRequest request) {
        List<DividedUnit> known = units.units(request.build());
        if (known.isEmpty()) {
            List<Unit> divided =
                    leaves.divided(request.build(), request.graphrag().extractTokens());
            known = GraphReading.byModel(request.graphrag(), request.models()) ? unread(divided) : read(divided);
            units.divide(request.build(), known);
        }
        return new Divided(known.size(), (int)
                known.stream().filter(unit -> unit.graph() == null).count());
    }

    private static List<DividedUnit> read(List<Unit> divided) {
        List<UnitGraph> found = GraphReading.byRules(divided);
        return IntStream.range(0, divided.size())
                .mapToObj(i -> unit(divided.get(i), found.get(i)))
                .toList();
    }

    private static List<DividedUnit> unread(List<Unit> divided) {
        return divided.stream().map(unit -> unit(unit, null)).toList();
    }

    private static DividedUnit unit(Unit unit, @Nullable UnitGraph graph) {
        List<Leaf> leaves = unit.leaves();
        return new DividedUnit(
                leaves.get(0).number(), leaves.get(leaves.size() - 1).number() + 1, graph);
    }

    @Override
    public void merge(GraphRequest request) {
        String dataset = dataset(request);
        Optional<GraphBuild> build = graphs.open(dataset, request.taskId(), key(dataset, request));
        if (build.isEmpty() || build.get().merged()) {
            return;
        }
        List<Contribution> documents = new ArrayList<>();
        units.contributions(dataset, documents::add);
        Merger merger = new Merger(NameRules.NONE, documents);
        Graph merged = merger.graph(merger.aliases(List.of()));
        long read = documents.stream().mapToLong(one -> one.units().size()).sum();
        graphs.saveMerged(build.get().number(), merged, figures(merged, read));
    }

    private static GraphFigures figures(Graph merged, long units) {
        TreeMap<String, Long> dropped = new TreeMap<>();
        for (Map.Entry<DropReason, Integer> drop : merged.dropped().entrySet()) {
            dropped.put(drop.getKey().wire(), drop.getValue().longValue());
        }
        return new GraphFigures(
                units, merged.entities().size(), merged.relations().size(), 0, 0, dropped);
    }

    @Override
    public void communities(GraphRequest request) {
        graphs.begun(request.taskId()).filter(build -> !build.grouped()).ifPresent(build -> {
            Graph merged = graphs.merged(build.number());
            graphs.saveCommunities(
                    build.number(), new CommunityFinder(request.graphrag().maxCommunity()).of(merged));
        });
    }

    @Override
    public Steps reports(GraphRequest request) {
        return new Steps(graphs.begun(request.taskId())
                .map(build -> reports.of(build.number()))
                .orElse(0));
    }

    @Override
    public void report(ReportRequest request) {
        graphs.begun(request.taskId()).ifPresent(build -> reports.write(build.number(), request.step()));
    }

    @Override
    public Shown publish(GraphRequest request) {
        Optional<GraphBuild> build = graphs.begun(request.taskId());
        if (build.isEmpty()) {
            return new Shown(true);
        }
        boolean current = build.get().key().equals(key(build.get().dataset(), request));
        if (current) {
            graphs.publish(build.get().number());
        }
        return new Shown(current);
    }

    private String dataset(GraphRequest request) {
        return catalogue
                .task(request.taskId())
                .map(TaskRow::request)
                .orElseThrow(() -> new IndexingException(
                        FailureType.INTERNAL, "task " + request.taskId() + " was deleted; start it again"))
                .dataset();
    }

    private String key(String dataset, GraphRequest request) {
        return GraphKey.of(request.graphrag(), units.contributors(dataset));
    }
}
