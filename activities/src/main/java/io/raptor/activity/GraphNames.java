package io.raptor.activity;

import com.fasterxml.jackson.core.type.TypeReference;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.merge.Merge;
import io.raptor.activity.graph.merge.NameRules;
import io.raptor.activity.graph.merge.resolve.Blocks;
import io.raptor.activity.graph.merge.resolve.NameBlock;
import io.raptor.activity.port.GraphBuilds;
import io.raptor.activity.port.GraphBuilds.GraphBuild;
import io.raptor.activity.port.GraphQuestions;
import io.raptor.activity.port.GraphQuestions.Asked;
import io.raptor.activity.port.GraphQuestions.Kind;
import io.raptor.activity.port.GraphQuestions.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The questions which names of a graph are one thing, a block each. They hold all that they ask, whatever becomes of the graph. */
final class GraphNames {

    private static final TypeReference<List<Merge>> MERGES = new TypeReference<>() {};
    private static final TypeReference<NameBlock> BLOCK = new TypeReference<>() {};

    private final GraphBuilds graphs;
    private final GraphQuestions questions;

    GraphNames(GraphBuilds graphs, GraphQuestions questions) {
        this.graphs = graphs;
        this.questions = questions;
    }

    static Round round(long graph) {
        return new Round(graph, Kind.RESOLVE, 0);
    }

    /** Writes them down, unless they are, and counts them. */
    int of(GraphBuild build, NameRules rules) {
        Round round = round(build.number());
        List<Asked> there = questions.questions(round);
        if (!there.isEmpty()) {
            return there.size();
        }
        List<NameBlock> blocks = Blocks.of(graphs.merged(build.number()), rules);
        questions.ask(
                round,
                blocks.stream()
                        .map(block -> new Asked(QuestionText.of(slim(block)), null))
                        .toList());
        return blocks.size();
    }

    /** Of each entity what the question shows. */
    private static NameBlock slim(NameBlock block) {
        return new NameBlock(block.entities().stream().map(GraphNames::slim).toList(), block.apart());
    }

    private static Entity slim(Entity one) {
        List<String> first = one.fragments().stream().limit(1).toList();
        return new Entity(one.id(), one.key(), one.name(), one.type(), new TreeMap<>(), List.of(), first, List.of(), 0);
    }

    static NameBlock block(Asked asked) {
        return QuestionText.read(asked.question(), BLOCK);
    }

    /** The names that a model took for one thing; none of a block that it gave no answer about. */
    List<Merge> decided(GraphBuild build) {
        List<Merge> merges = new ArrayList<>();
        for (Asked asked : questions.questions(round(build.number()))) {
            if (asked.answer() != null) {
                merges.addAll(QuestionText.read(asked.answer(), MERGES));
            }
        }
        return merges;
    }
}
