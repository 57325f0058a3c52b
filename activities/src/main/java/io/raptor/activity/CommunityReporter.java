package io.raptor.activity;

import io.raptor.activity.asking.GraphAsker;
import io.raptor.activity.asking.GraphAsker.Asked;
import io.raptor.activity.call.Caller;
import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Report;
import io.raptor.activity.graph.report.ReportAnswer;
import io.raptor.activity.graph.report.ReportContext;
import io.raptor.activity.graph.report.ReportContexts;
import io.raptor.activity.graph.report.ReportQuestion;
import io.raptor.activity.graph.report.ReportedChild;
import io.raptor.activity.port.GraphBuilds;
import io.raptor.activity.port.GraphBuilds.GraphBuild;
import io.raptor.activity.port.GraphQuestions;
import io.raptor.activity.port.PublishedGraphs;
import io.raptor.activity.port.PublishedGraphs.Passage;
import io.raptor.activity.port.PublishedGraphs.Reported;
import io.raptor.activity.port.Store;
import io.raptor.workflow.activity.GraphModelActivities.CommunityRequest;
import io.raptor.workflow.model.Usage;
import java.util.List;
import java.util.Optional;

/** Has a model report on a community, from what it knows of its members, their relations and its parts. */
final class CommunityReporter {

    /** Tokens that a report's context has at most, however much more the model takes. */
    private static final int LONGEST = 6000;

    private final GraphBuilds graphs;
    private final GraphQuestions questions;
    private final PublishedGraphs published;
    private final GraphAsker asker;

    CommunityReporter(Store store, GraphAsker asker) {
        this.graphs = store.graphBuilds();
        this.questions = store.graphQuestions();
        this.published = store.publishedGraphs();
        this.asker = asker;
    }

    /** What it took; nothing where the graph is gone, and a cached call where the report is there. */
    Usage report(CommunityRequest request) {
        Optional<GraphBuild> build = graphs.begun(request.taskId());
        Optional<Reported> found =
                build.flatMap(begun -> questions.report(begun.number(), request.level(), request.step()));
        if (build.isEmpty() || found.isEmpty()) {
            return Usage.NONE;
        }
        Caller caller = new Caller(request.taskId(), request.maxConcurrentCalls());
        Report there = found.get().report();
        if (there != null && !there.standIn()) {
            asker.cached(caller);
            return Usage.CACHED;
        }
        Community community = found.get().community();
        ReportQuestion question = GraphReading.question(request.graphrag(), context(build.get(), community, request));
        Asked<ReportAnswer> asked =
                LeftOut.named("report on community " + community.id(), () -> asker.ask(caller, question));
        questions.saveReport(
                build.get().number(),
                community.id(),
                asked.answer().report(),
                asked.answer().dropped());
        return asked.usage();
    }

    private ReportContext context(GraphBuild build, Community community, CommunityRequest request) {
        Graph members = graphs.among(build.number(), community.members());
        ReportQuestion bare = GraphReading.question(request.graphrag(), ReportContext.NOTHING);
        return new ReportContexts(asker::tokens, Math.min(LONGEST, asker.roomBeside(bare)))
                .of(community, members, parts(build, community), leaf -> text(build, leaf));
    }

    private List<ReportedChild> parts(GraphBuild build, Community community) {
        return questions.parts(build.number(), community).stream()
                .flatMap(part -> Optional.ofNullable(part.report()).stream()
                        .map(report -> new ReportedChild(part.community(), report)))
                .toList();
    }

    /** Empty of a passage whose document is gone: the graph is then made anew before anybody sees it. */
    private String text(GraphBuild build, LeafRef leaf) {
        Passage passage = published.passages(build.number(), List.of(leaf)).get(leaf);
        return passage == null ? "" : passage.leaf().text();
    }
}
