package io.raptor.activity.estimate;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Report;
import io.raptor.activity.graph.community.CommunityFinder;
import io.raptor.activity.graph.report.GraphParts;
import io.raptor.activity.graph.report.PlainReports;
import io.raptor.activity.graph.report.ReportAnswer;
import io.raptor.activity.graph.report.ReportContext;
import io.raptor.activity.graph.report.ReportContexts;
import io.raptor.activity.graph.report.ReportQuestion;
import io.raptor.activity.graph.report.ReportedChild;
import io.raptor.activity.port.PublishedGraphs.Passage;
import io.raptor.activity.port.Tokenizer;
import io.raptor.workflow.model.GraphRagSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The reports that a model writes about a graph, those left out that it has written about the same. */
final class ReportForecast {

    /** Tokens that a report's context has at most, and those of the passages in it. */
    private static final int CONTEXT_TOKENS = 6000;

    private static final int PASSAGE_TOKENS = 800;

    /** Of what is said of a thing that much is said of. */
    private static final int FEW = 6;

    private final GraphRagSettings graphrag;
    private final Tokenizer tokenizer;
    private final PaidQuestions paid;
    private final StoredGraph stored;
    private final Graph graph;
    private final GraphParts parts;
    private final PlainReports plain;
    private final Map<String, List<ReportedChild>> children = new HashMap<>();
    private final int question;

    ReportForecast(
            GraphRagSettings graphrag, Tokenizer tokenizer, PaidQuestions paid, StoredGraph stored, Graph graph) {
        this.graphrag = graphrag;
        this.tokenizer = tokenizer;
        this.paid = paid;
        this.stored = stored;
        this.graph = graph;
        this.question = tokenizer.count(question(ReportContext.NOTHING).prompt());
        this.parts = new GraphParts(graph);
        this.plain = new PlainReports(parts);
    }

    private ReportQuestion question(ReportContext context) {
        String own = Objects.requireNonNullElse(graphrag.reportPrompt(), "");
        return new ReportQuestion(context, own, graphrag.reportTokens());
    }

    /** From the lowest level up: a report may stand for its community in the one above. */
    Workload calls() {
        List<Community> all = new ArrayList<>(new CommunityFinder(graphrag.maxCommunity()).of(graph));
        Collections.reverse(all);
        boolean known = stored.published();
        Workload work = Workload.NONE;
        for (Community one : all) {
            Optional<Report> report = known && one.worthACall() ? answered(one) : Optional.empty();
            if (report.isEmpty() && one.worthACall()) {
                work = work.plus(Workload.summary(tokens(one), graphrag.reportTokens()));
            }
            if (known && !one.parent().isEmpty()) {
                Report told = report.orElseGet(() -> plain.of(one));
                children.computeIfAbsent(one.parent(), id -> new ArrayList<>()).add(new ReportedChild(one, told));
            }
        }
        return work;
    }

    private Optional<Report> answered(Community community) {
        Graph members = parts.among(community.members());
        Set<LeafRef> leaves = new HashSet<>();
        members.entities().forEach(one -> leaves.addAll(one.evidence()));
        members.relations().forEach(one -> leaves.addAll(one.evidence()));
        Map<LeafRef, Passage> passages = stored.passages(leaves);
        ReportContext context = new ReportContexts(tokenizer::count, CONTEXT_TOKENS)
                .of(community, members, children.getOrDefault(community.id(), List.of()), leaf -> {
                    Passage passage = passages.get(leaf);
                    return passage == null ? "" : passage.leaf().text();
                });
        return paid.answer(question(context)).map(ReportAnswer::report);
    }

    /** About as much is said of the links of a group as of its members. */
    private long tokens(Community community) {
        long told = 2L
                * community.members().stream()
                        .map(parts::entity)
                        .flatMap(Optional::stream)
                        .mapToInt(this::length)
                        .sum();
        return question + Math.min(CONTEXT_TOKENS, told + PASSAGE_TOKENS);
    }

    private int length(Entity one) {
        List<String> fragments = one.fragments();
        List<String> few = fragments.size() > FEW ? fragments.subList(0, FEW) : fragments;
        return tokenizer.count(one.name() + " " + String.join(" ", few));
    }
}
