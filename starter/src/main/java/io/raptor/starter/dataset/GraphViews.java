package io.raptor.starter.dataset;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.Report;
import io.raptor.activity.port.PublishedGraphs;
import io.raptor.activity.port.PublishedGraphs.Passage;
import io.raptor.activity.port.PublishedGraphs.Reported;
import io.raptor.starter.dataset.CommunityView.FindingView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is in a graph, with the names and passages that it refers to. */
final class GraphViews {

    private static final int MEMBERS = 20;
    private static final Report NONE = new Report("", "", 0, List.of(), 0, 0, false);

    private final PublishedGraphs graphs;
    private final long graph;

    GraphViews(PublishedGraphs graphs, long graph) {
        this.graphs = graphs;
        this.graph = graph;
    }

    List<RelationView> relations(List<Relation> relations) {
        Map<String, String> names = names(relations.stream()
                .flatMap(one -> Stream.of(one.from(), one.to()))
                .toList());
        return relations.stream().map(one -> RelationView.of(one, names)).toList();
    }

    private Map<String, String> names(Collection<String> ids) {
        return graphs.entities(graph, ids.stream().distinct().toList()).stream()
                .collect(Collectors.toMap(Entity::id, Entity::name));
    }

    /** Communities without their findings. */
    List<CommunityView> communities(List<Reported> communities) {
        Map<String, String> names = members(communities);
        return communities.stream().map(one -> view(one, names, null)).toList();
    }

    /** Communities with all that is said of them. */
    List<CommunityView> reports(List<Reported> communities) {
        Map<String, String> names = members(communities);
        List<LeafRef> evidence = new ArrayList<>();
        communities.forEach(one -> report(one).findings().forEach(finding -> evidence.addAll(finding.evidence())));
        Map<LeafRef, Passage> passages = graphs.passages(graph, evidence);
        return communities.stream()
                .map(one -> view(one, names, findings(report(one), passages)))
                .toList();
    }

    private Map<String, String> members(List<Reported> communities) {
        return names(communities.stream()
                .flatMap(one -> one.community().members().stream().limit(MEMBERS))
                .toList());
    }

    private static Report report(Reported one) {
        return one.report() == null ? NONE : one.report();
    }

    private static CommunityView view(Reported one, Map<String, String> names, @Nullable List<FindingView> findings) {
        Community community = one.community();
        Report report = report(one);
        return new CommunityView(
                community.id(),
                community.level(),
                community.parent(),
                community.linked() ? null : community.document(),
                community.members().size(),
                community.members().stream()
                        .limit(MEMBERS)
                        .map(id -> names.getOrDefault(id, ""))
                        .toList(),
                report.title(),
                report.summary(),
                report.rating(),
                findings,
                report.omittedEntities(),
                report.omittedRelations(),
                report.standIn());
    }

    private static List<FindingView> findings(Report report, Map<LeafRef, Passage> passages) {
        return report.findings().stream()
                .map(finding -> new FindingView(
                        finding.summary(), finding.explanation(), passages(finding.evidence(), passages)))
                .toList();
    }

    /** The first of these passages, with their texts. */
    List<PassageView> passages(List<LeafRef> evidence, int most) {
        List<LeafRef> first = evidence.stream().limit(most).toList();
        return passages(first, graphs.passages(graph, first));
    }

    private static List<PassageView> passages(List<LeafRef> evidence, Map<LeafRef, Passage> passages) {
        return evidence.stream()
                .flatMap(one -> Stream.ofNullable(passages.get(one))
                        .map(passage -> new PassageView(
                                passage.nodeId(),
                                one.document(),
                                one.leaf(),
                                passage.leaf().text())))
                .toList();
    }
}
