package io.raptor.activity;

import io.raptor.activity.GraphDescriptions.Group;
import io.raptor.activity.asking.GraphAsker;
import io.raptor.activity.asking.GraphAsker.Asked;
import io.raptor.activity.asking.UnitReader;
import io.raptor.activity.call.Caller;
import io.raptor.activity.graph.UnitGraph;
import io.raptor.activity.graph.merge.describe.DescribeQuestion;
import io.raptor.activity.graph.merge.resolve.ResolveQuestion;
import io.raptor.activity.graph.question.GraphQuestion;
import io.raptor.activity.port.GraphBuilds;
import io.raptor.activity.port.GraphQuestions;
import io.raptor.activity.port.GraphQuestions.Kind;
import io.raptor.activity.port.GraphQuestions.Round;
import io.raptor.activity.port.GraphUnits;
import io.raptor.activity.port.GraphUnits.DividedUnit;
import io.raptor.activity.port.Store;
import io.raptor.workflow.activity.GraphModelActivities;
import io.raptor.workflow.model.Usage;
import java.util.Optional;
import java.util.function.Function;

/** Questions of graphs to a chat model, over the store. */
public final class GraphModelActivitiesImpl implements GraphModelActivities {

    private final GraphUnits units;
    private final UnitLeaves leaves;
    private final GraphAsker asker;
    private final CommunityReporter reporter;
    private final GraphBuilds graphs;
    private final GraphQuestions questions;

    public GraphModelActivitiesImpl(Store store, GraphAsker asker) {
        this.units = store.graphUnits();
        this.leaves = new UnitLeaves(store.treeBuilds());
        this.asker = asker;
        this.graphs = store.graphBuilds();
        this.questions = store.graphQuestions();
        this.reporter = new CommunityReporter(store, asker);
    }

    @Override
    public Usage extract(ExtractRequest request) {
        WorkerModels.require(request.models().extractor(), asker.model());
        Caller caller = new Caller(request.taskId(), request.maxConcurrentCalls(), request.build());
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

    @Override
    public Usage report(CommunityRequest request) {
        WorkerModels.require(request.models().reporter(), asker.model());
        return reporter.report(request);
    }

    @Override
    public Usage resolve(QuestionRequest request) {
        return asked(
                request,
                Kind.RESOLVE,
                "word on the names of block " + (request.step() + 1),
                asked -> new ResolveQuestion(GraphNames.block(asked)),
                QuestionText::of);
    }

    @Override
    public Usage describe(QuestionRequest request) {
        return asked(
                request,
                Kind.DESCRIBE,
                "description " + (request.step() + 1) + " of round " + (request.round() + 1),
                asked -> {
                    Group group = GraphDescriptions.group(asked);
                    return new DescribeQuestion(group.of(), group.texts());
                },
                answer -> answer);
    }

    /** Nothing where the graph is gone. */
    private <T> Usage asked(
            QuestionRequest request,
            Kind kind,
            String what,
            Function<GraphQuestions.Asked, GraphQuestion<T>> read,
            Function<T, String> written) {
        WorkerModels.require(request.models().reporter(), asker.model());
        Optional<Round> round =
                graphs.begun(request.taskId()).map(build -> new Round(build.number(), kind, request.round()));
        Optional<GraphQuestions.Asked> found = round.flatMap(one -> questions.question(one, request.step()));
        if (round.isEmpty() || found.isEmpty()) {
            return Usage.NONE;
        }
        Caller caller = new Caller(request.taskId(), request.maxConcurrentCalls());
        if (found.get().answer() != null) {
            asker.cached(caller);
            return Usage.CACHED;
        }
        Asked<T> said = LeftOut.named(what, () -> asker.ask(caller, read.apply(found.get())));
        questions.answer(round.get(), request.step(), written.apply(said.answer()));
        return said.usage();
    }
}
