package io.raptor.activity;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.Report;
import io.raptor.activity.graph.report.GraphParts;
import io.raptor.activity.graph.report.PlainReports;
import io.raptor.activity.port.GraphBuilds;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** The reports on a graph's communities, written some at a time. */
final class ReportPages {

    private static final int PAGE = 200;

    private final GraphBuilds graphs;

    ReportPages(GraphBuilds graphs) {
        this.graphs = graphs;
    }

    /** How many pages there are. */
    int of(long graph) {
        return (graphs.communityCount(graph) + PAGE - 1) / PAGE;
    }

    /**
     * Writes a page.
     *
     * @param page from 0
     * @param asked a model writes those of communities that are worth a call: here they stand in
     */
    void write(long graph, int page, boolean asked) {
        List<Community> some = graphs.communities(graph, page * PAGE, PAGE);
        Graph among = graphs.among(
                graph,
                some.stream()
                        .map(Community::members)
                        .flatMap(Collection::stream)
                        .distinct()
                        .sorted()
                        .toList());
        PlainReports plain = new PlainReports(new GraphParts(among));
        TreeMap<String, Report> written = new TreeMap<>();
        some.forEach(community -> written.put(
                community.id(), asked && community.worthACall() ? plain.standIn(community) : plain.of(community)));
        graphs.saveReports(graph, written);
    }
}
