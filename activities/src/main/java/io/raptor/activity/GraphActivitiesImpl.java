package io.raptor.activity;

import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.Unit;
import io.raptor.activity.graph.Unit.Leaf;
import io.raptor.activity.graph.UnitGraph;
import io.raptor.activity.graph.community.CommunityFinder;
import io.raptor.activity.graph.community.PictureLayout;
import io.raptor.activity.graph.merge.NameRules;
import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.activity.port.GraphBuilds;
import io.raptor.activity.port.GraphBuilds.GraphBuild;
import io.raptor.activity.port.GraphQuestions;
import io.raptor.activity.port.GraphQuestions.Kind;
import io.raptor.activity.port.GraphQuestions.Round;
import io.raptor.activity.port.GraphUnits;
import io.raptor.activity.port.GraphUnits.DividedUnit;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.PinnedNames;
import io.raptor.activity.port.PublishedGraphs;
import io.raptor.activity.port.PublishedGraphs.Wanted;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.Tokenizer;
import io.raptor.workflow.activity.GraphActivities;
import io.raptor.workflow.model.FailureType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The steps of graphs that need no model, over the store. */
public final class GraphActivitiesImpl implements GraphActivities {

    private final Catalogue catalogue;
    private final UnitLeaves leaves;
    private final GraphUnits units;
    private final GraphBuilds graphs;
    private final GraphQuestions questions;
    private final PublishedGraphs seen;
    private final PinnedNames pins;
    private final ReportPages reports;
    private final GraphMerge merge;
    private final GraphNames names;
    private final GraphDescriptions descriptions;

    /** @param tokenizer counts what is said of things */
    public GraphActivitiesImpl(Store store, Tokenizer tokenizer) {
        this.catalogue = store.catalogue();
        this.leaves = new UnitLeaves(store.treeBuilds());
        this.units = store.graphUnits();
        this.graphs = store.graphBuilds();
        this.questions = store.graphQuestions();
        this.seen = store.publishedGraphs();
        this.pins = store.pinnedNames();
        this.reports = new ReportPages(graphs);
        this.merge = new GraphMerge(units, graphs, leaves);
        this.names = new GraphNames(graphs, questions);
        this.descriptions = new GraphDescriptions(graphs, questions, tokenizer::count);
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
        int calls = (int) known.stream().filter(unit -> unit.graph() == null).count();
        return new Divided(known.size(), calls, true);
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
    public Merged merge(GraphRequest request) {
        String dataset = dataset(request);
        Optional<GraphBuild> build = graphs.open(dataset, request.taskId(), key(dataset, request));
        NameRules rules = rules(dataset, request);
        build.filter(begun -> !begun.merged()).ifPresent(begun -> merge.of(begun, rules, List.of()));
        if (build.isEmpty() || !GraphReading.asks(request.graphrag(), request.models())) {
            return new Merged(false, 0);
        }
        return new Merged(true, request.graphrag().resolution() ? names.of(build.get(), rules) : 0);
    }

    @Override
    public void join(GraphRequest request) {
        graphs.begun(request.taskId()).ifPresent(build -> {
            // What was asked about things that may be others now.
            questions.forget(new Round(build.number(), Kind.DESCRIBE, 0));
            merge.of(build, rules(build.dataset(), request), names.decided(build));
        });
    }

    @Override
    public Steps describe(DescribeRequest request) {
        if (request.graphrag() != null && !request.graphrag().describes()) {
            return new Steps(0, null);
        }
        return new Steps(
                graphs.begun(request.taskId())
                        .map(build -> descriptions.round(build.number(), request.round()))
                        .orElse(0),
                null);
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
        boolean asked = GraphReading.asks(request.graphrag(), request.models());
        return graphs.begun(request.taskId())
                .map(build ->
                        new Steps(reports.of(build.number()), asked ? questions.reports(build.number()) : List.of()))
                .orElse(new Steps(0, List.of()));
    }

    @Override
    public void report(ReportRequest request) {
        boolean asked = GraphReading.asks(request.graphrag(), request.models());
        graphs.begun(request.taskId()).ifPresent(build -> reports.write(build.number(), request.step(), asked));
    }

    @Override
    public Shown publish(GraphRequest request) {
        Optional<GraphBuild> build = graphs.begun(request.taskId());
        if (build.isEmpty()) {
            return new Shown(true);
        }
        boolean current = build.get().key().equals(key(build.get().dataset(), request));
        if (current) {
            place(build.get().number());
            graphs.publish(build.get().number());
        }
        return new Shown(current);
    }

    /** Lays the picture out once for all who look at it. */
    private void place(long graph) {
        graphs.savePlaces(
                graph,
                PictureLayout.of(
                        seen.entities(graph, Wanted.all(0, PictureLayout.ENTITIES)),
                        seen.relations(graph, Wanted.all(0, PictureLayout.RELATIONS))));
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
        return GraphKey.of(request.graphrag(), request.models(), rules(dataset, request), units.contributors(dataset));
    }

    private NameRules rules(String dataset, GraphRequest request) {
        return pins.rules(dataset, request.graphrag().aliases());
    }
}
