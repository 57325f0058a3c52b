package io.raptor.activity.estimate;

import io.raptor.activity.graph.Contribution;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.merge.Merge;
import io.raptor.activity.graph.merge.Merger;
import io.raptor.activity.graph.merge.NameRules;
import io.raptor.activity.graph.merge.describe.DescribeQuestion;
import io.raptor.activity.graph.merge.describe.DescriptionTree;
import io.raptor.activity.graph.merge.resolve.Blocks;
import io.raptor.activity.graph.merge.resolve.NameBlock;
import io.raptor.activity.graph.merge.resolve.ResolveQuestion;
import io.raptor.activity.port.Tokenizer;
import io.raptor.workflow.model.GraphRagSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The questions about the graph of all documents: each is made up as the task would, and one that was answered takes no call
 * and is answered so.
 */
final class GraphQuestionForecast {

    /** Tokens of a description. */
    private static final int DESCRIPTION_TOKENS = 150;

    private final GraphRagSettings graphrag;
    private final Tokenizer tokenizer;
    private final PaidQuestions paid;
    private final DescriptionTree tree;
    private Workload work = Workload.NONE;

    GraphQuestionForecast(GraphRagSettings graphrag, Tokenizer tokenizer, PaidQuestions paid) {
        this.graphrag = graphrag;
        this.tokenizer = tokenizer;
        this.paid = paid;
        this.tree = new DescriptionTree(tokenizer::count);
    }

    Workload of(List<Contribution> documents, StoredGraph stored) {
        NameRules rules = stored.rules(graphrag.aliases());
        Merger merger = new Merger(rules, documents);
        Graph graph = merger.graph(merger.aliases(List.of()));
        if (graphrag.resolution()) {
            graph = merger.graph(merger.aliases(decided(graph, rules)));
        }
        if (graphrag.describes()) {
            graph = described(graph);
        }
        return work.plus(new ReportForecast(graphrag, tokenizer, paid, stored, graph).calls());
    }

    private List<Merge> decided(Graph graph, NameRules rules) {
        List<Merge> decided = new ArrayList<>();
        for (NameBlock block : Blocks.of(graph, rules)) {
            ResolveQuestion question = new ResolveQuestion(block);
            Optional<List<Merge>> answer = paid.answer(question);
            answer.ifPresent(decided::addAll);
            if (answer.isEmpty()) {
                work = work.plus(paid.call(
                        question,
                        tokenizer.count(question.prompt()),
                        3L * block.entities().size()));
            }
        }
        return decided;
    }

    private Graph described(Graph graph) {
        Map<String, String> names = graph.entities().stream().collect(Collectors.toMap(Entity::id, Entity::name));
        return new Graph(
                graph.entities().stream()
                        .map(one -> description(one.name(), one.fragments())
                                .map(one::described)
                                .orElse(one))
                        .toList(),
                graph.relations().stream()
                        .map(one -> description(ends(one, names), one.fragments())
                                .map(one::described)
                                .orElse(one))
                        .toList(),
                graph.dropped());
    }

    private static String ends(Relation one, Map<String, String> names) {
        return names.getOrDefault(one.from(), "") + " \u2013 " + names.getOrDefault(one.to(), "");
    }

    /** Round by round; of a group without an answer one of its texts goes on. Empty where all is not answered. */
    private Optional<String> description(String name, List<String> fragments) {
        if (tree.joined(fragments).isPresent()) {
            return Optional.empty();
        }
        boolean known = true;
        List<String> texts = fragments;
        while (texts.size() > 1) {
            List<String> next = new ArrayList<>();
            for (List<String> group : tree.groups(texts)) {
                Optional<String> summary = group.size() > 1 ? summary(name, group) : Optional.of(group.get(0));
                known &= summary.isPresent();
                next.add(summary.orElse(group.get(0)));
            }
            texts = next.stream().distinct().toList();
        }
        return known ? Optional.of(texts.get(0)) : Optional.empty();
    }

    private Optional<String> summary(String name, List<String> group) {
        DescribeQuestion question = new DescribeQuestion(name, group);
        Optional<String> answer = paid.answer(question);
        if (answer.isEmpty()) {
            work = work.plus(paid.call(question, tokenizer.count(question.prompt()), DESCRIPTION_TOKENS));
        }
        return answer;
    }
}
