package io.raptor.activity.estimate;

import io.raptor.activity.document.DocumentTitle;
import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Contribution;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.Unit;
import io.raptor.activity.graph.Unit.Leaf;
import io.raptor.activity.graph.UnitGraph;
import io.raptor.activity.graph.community.CommunityFinder;
import io.raptor.activity.graph.extract.RuleExtractor;
import io.raptor.activity.graph.extract.Units;
import io.raptor.activity.graph.extract.model.ExtractionQuestion;
import io.raptor.activity.graph.merge.Merger;
import io.raptor.activity.graph.merge.NameRules;
import io.raptor.activity.graph.merge.describe.DescribeQuestion;
import io.raptor.activity.graph.merge.describe.DescriptionTree;
import io.raptor.activity.graph.merge.resolve.Blocks;
import io.raptor.activity.graph.merge.resolve.NameBlock;
import io.raptor.activity.graph.merge.resolve.ResolveQuestion;
import io.raptor.activity.graph.report.ReportContext;
import io.raptor.activity.graph.report.ReportQuestion;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.Tokenizer;
import io.raptor.workflow.model.GraphRagSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The questions that a chat model is asked for a graph: of the documents, whose units are those that the task would make;
 * of the graph of them all, as it comes out where rules read them. Safe for use by many threads; {@link #ofGraph} once
 * they are through.
 */
final class GraphForecast {

    /** Tokens of an answer for each thing and each link that rules find: a name, a kind and a sentence or two. */
    private static final int ENTITY_TOKENS = 45;

    private static final int RELATION_TOKENS = 50;

    /** Tokens of an answer that finds nothing more. */
    private static final int NOTHING_TOKENS = 15;

    /** Tokens of a description. */
    private static final int DESCRIPTION_TOKENS = 150;

    /** Tokens that a report's context has at most, and those of the passages in it. */
    private static final int CONTEXT_TOKENS = 6000;

    private static final int PASSAGE_TOKENS = 800;

    private final GraphRagSettings graphrag;
    private final boolean byModel;
    private final boolean asked;
    private final Tokenizer tokenizer;
    private final DescriptionTree tree;
    private final Map<String, Contribution> documents = new ConcurrentSkipListMap<>();

    /**
     * @param byModel a model reads the documents
     * @param asked a model is asked about the graph of them
     */
    GraphForecast(GraphRagSettings graphrag, boolean byModel, boolean asked, Tokenizer tokenizer) {
        this.graphrag = graphrag;
        this.byModel = byModel;
        this.asked = asked;
        this.tokenizer = tokenizer;
        this.tree = new DescriptionTree(tokenizer::count);
    }

    /** What reading a document takes. */
    Workload of(String documentId, List<Node> leaves) {
        List<Leaf> cut = leaves.stream()
                .map(node ->
                        new Leaf(node.index(), node.text(), node.structure().headingPath(), node.tokens()))
                .toList();
        List<Unit> units = new Units(DocumentTitle.of(documentId), graphrag.extractTokens()).of(cut);
        List<UnitGraph> found = new RuleExtractor().document(units);
        documents.put(documentId, new Contribution(documentId, found));
        Workload work = Workload.NONE;
        for (int i = 0; byModel && i < units.size(); i++) {
            work = work.plus(reading(units.get(i), found.get(i)));
        }
        return work;
    }

    /** A question and, where that finds anything, one further question that finds nothing more. */
    private Workload reading(Unit unit, UnitGraph found) {
        String own = Objects.requireNonNullElse(graphrag.extractPrompt(), "");
        ExtractionQuestion question = ExtractionQuestion.of(unit, graphrag.entityTypes(), own);
        int answer = NOTHING_TOKENS
                + ENTITY_TOKENS * found.mentions().size()
                + RELATION_TOKENS * found.links().size();
        Workload first = Workload.summary(tokenizer.count(question.prompt()), answer);
        return graphrag.maxGleanings() == 0
                ? first
                : question.next(found)
                        .map(more -> first.plus(Workload.summary(tokenizer.count(more.prompt()), NOTHING_TOKENS)))
                        .orElse(first);
    }

    /** What is asked about the graph of all documents that were looked at. */
    Workload ofGraph() {
        if (!asked) {
            return Workload.NONE;
        }
        NameRules rules = NameRules.of(String.join("\n", graphrag.aliases()));
        Merger merger = new Merger(rules, documents.values());
        Graph graph = merger.graph(merger.aliases(List.of()));
        Workload work = graphrag.resolution() ? names(graph, rules) : Workload.NONE;
        return work.plus(descriptions(graph)).plus(reports(graph));
    }

    private Workload names(Graph graph, NameRules rules) {
        Workload work = Workload.NONE;
        for (NameBlock block : Blocks.of(graph, rules, List.of())) {
            ResolveQuestion question = new ResolveQuestion(block);
            work = work.plus(Workload.summary(
                    tokenizer.count(question.prompt()), 3L * block.entities().size()));
        }
        return work;
    }

    private Workload descriptions(Graph graph) {
        Workload work = Workload.NONE;
        for (Entity one : graph.entities()) {
            work = work.plus(description(one.name(), one.fragments()));
        }
        for (Relation one : graph.relations()) {
            work = work.plus(description("", one.fragments()));
        }
        return work;
    }

    /** Round by round; what is answered has the usual length. */
    private Workload description(String name, List<String> fragments) {
        Workload work = Workload.NONE;
        List<String> texts = tree.joined(fragments).isPresent() ? List.of() : fragments;
        while (texts.size() > 1) {
            List<String> next = new ArrayList<>();
            for (List<String> group : tree.groups(texts)) {
                if (group.size() > 1) {
                    String prompt = new DescribeQuestion(name, group).prompt();
                    work = work.plus(Workload.summary(tokenizer.count(prompt), DESCRIPTION_TOKENS));
                }
                next.add(group.get(0));
            }
            texts = next;
        }
        return work;
    }

    private Workload reports(Graph graph) {
        String own = Objects.requireNonNullElse(graphrag.reportPrompt(), "");
        int question =
                tokenizer.count(new ReportQuestion(ReportContext.NOTHING, own, graphrag.reportTokens()).prompt());
        Map<String, Integer> lengths = new HashMap<>();
        graph.entities().forEach(one -> lengths.put(one.id(), length(one.name(), one.fragments())));
        Workload work = Workload.NONE;
        for (Community one : new CommunityFinder(graphrag.maxCommunity()).of(graph)) {
            if (one.worthACall()) {
                // About as much is said of the links of a group as of its members.
                int told = 2
                        * one.members().stream()
                                .mapToInt(id -> lengths.getOrDefault(id, 0))
                                .sum();
                work = work.plus(Workload.summary(
                        question + Math.min(CONTEXT_TOKENS, told + PASSAGE_TOKENS), graphrag.reportTokens()));
            }
        }
        return work;
    }

    private int length(String name, List<String> fragments) {
        List<String> few = fragments.size() > 6 ? fragments.subList(0, 6) : fragments;
        return tokenizer.count(name + " " + String.join(" ", few));
    }
}
