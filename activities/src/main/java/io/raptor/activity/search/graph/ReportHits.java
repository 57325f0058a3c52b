package io.raptor.activity.search.graph;

import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Report;
import io.raptor.activity.graph.Report.Finding;
import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.PublishedGraphs.Reported;
import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import io.raptor.activity.port.Tokenizer;
import io.raptor.activity.search.Passage;
import io.raptor.activity.search.ProvenanceReader;
import io.raptor.activity.search.SearchHit;
import io.raptor.activity.search.rank.PathStep;
import io.raptor.activity.search.rank.PathStep.Kind;
import io.raptor.activity.search.rank.Signals;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of a community, as hits that lead to its passages. */
final class ReportHits {

    private final PublishedTrees library;

    ReportHits(PublishedTrees library) {
        this.library = library;
    }

    /** A report with its findings; empty where none of its passages is published any more. */
    Optional<SearchHit> report(HeldGraph graph, String dataset, Reported reported, int tokens, double score) {
        Report report = Objects.requireNonNull(reported.report());
        List<LeafRef> evidence = report.findings().stream()
                .flatMap(finding -> finding.evidence().stream())
                .toList();
        PathStep step = PathStep.of(Kind.REPORT, reported.community().id(), report.title());
        return hit(graph, dataset, new Said(report.title(), text(report), tokens, score, step), evidence);
    }

    /** The findings one by one, those of which no passage is published any more left out. */
    List<SearchHit> findings(HeldGraph graph, String dataset, Reported reported, Tokenizer tokenizer, double score) {
        Report report = Objects.requireNonNull(reported.report());
        PathStep step = PathStep.of(Kind.REPORT, reported.community().id(), report.title());
        return report.findings().stream()
                .flatMap(finding -> {
                    String text = line(finding);
                    Said said = new Said(report.title(), text, tokenizer.count(text), score, step);
                    return hit(graph, dataset, said, finding.evidence()).stream();
                })
                .toList();
    }

    /** The summary, then a line for each finding. */
    static String text(Report report) {
        return Stream.concat(
                        Stream.of(report.summary()), report.findings().stream().map(ReportHits::line))
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n- "));
    }

    private static String line(Finding finding) {
        return finding.explanation().isBlank() || finding.explanation().equals(finding.summary())
                ? finding.summary()
                : finding.summary() + ": " + finding.explanation();
    }

    /**
     * Something that is said of passages.
     *
     * @param step by which it leads to them
     */
    record Said(String title, String text, int tokens, double score, PathStep step) {}

    /** The hit's node is the first of the passages; its level is 1, for it stands on them. */
    Optional<SearchHit> hit(HeldGraph graph, String dataset, Said said, List<LeafRef> evidence) {
        List<NodeHit> nodes = evidence.stream()
                .distinct()
                .flatMap(leaf -> Stream.ofNullable(graph.places().get(leaf)))
                .toList();
        List<PublishedNode> passages = library
                .nodes(
                        dataset,
                        nodes.stream()
                                .limit(ProvenanceReader.MAX_PASSAGES)
                                .map(NodeHit::nodeId)
                                .toList())
                .stream()
                .sorted(Comparator.comparing(PublishedNode::documentId).thenComparingInt(PublishedNode::index))
                .toList();
        return passages.stream()
                .findFirst()
                .map(first -> new SearchHit(
                        said.score(),
                        1,
                        said.title(),
                        said.text(),
                        said.tokens(),
                        document(passages),
                        first.id(),
                        List.of(),
                        0,
                        passages.stream()
                                .map(one -> new Passage(one.id(), one.index(), one.start(), one.end()))
                                .toList(),
                        nodes.size(),
                        List.of(),
                        Signals.NONE,
                        List.of(),
                        List.of(said.step(), PathStep.of(Kind.PASSAGE, first.id(), first.documentId())),
                        null));
    }

    /** The one that all of it is of; empty for several. */
    private static String document(List<PublishedNode> passages) {
        List<String> documents =
                passages.stream().map(PublishedNode::documentId).distinct().toList();
        return documents.size() == 1 ? documents.get(0) : "";
    }
}
