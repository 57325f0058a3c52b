package io.raptor.activity;

import com.fasterxml.jackson.core.type.TypeReference;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.merge.describe.DescriptionTree;
import io.raptor.activity.port.GraphBuilds;
import io.raptor.activity.port.GraphQuestions;
import io.raptor.activity.port.GraphQuestions.Asked;
import io.raptor.activity.port.GraphQuestions.Kind;
import io.raptor.activity.port.GraphQuestions.Round;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The questions for one description of each thing that much is said of, round by round. */
final class GraphDescriptions {

    private static final TypeReference<Group> GROUP = new TypeReference<>() {};

    private final GraphBuilds graphs;
    private final GraphQuestions questions;
    private final DescriptionTree tree;

    /** @param tokens counts those of a text */
    GraphDescriptions(GraphBuilds graphs, GraphQuestions questions, ToIntFunction<String> tokens) {
        this.graphs = graphs;
        this.questions = questions;
        this.tree = new DescriptionTree(tokens);
    }

    /**
     * Texts that become one.
     *
     * @param thing id of the entity or relation
     * @param of its name, or its names
     */
    record Group(String thing, String of, List<String> texts) {}

    static Group group(Asked asked) {
        return QuestionText.read(asked.question(), GROUP);
    }

    /** Writes a round's questions down, and counts those that a model is asked. */
    int round(long graph, int number) {
        Round round = new Round(graph, Kind.DESCRIBE, number);
        if (number == 0) {
            questions.forget(new Round(graph, Kind.DESCRIBE, 1));
        }
        List<Asked> there = questions.questions(round);
        if (there.isEmpty()) {
            there = asked(number == 0 ? first(graphs.merged(graph)) : next(graph, number - 1));
            questions.ask(round, there);
        }
        return (int) there.stream().filter(one -> group(one).texts().size() > 1).count();
    }

    private List<Group> first(Graph graph) {
        Map<String, String> names = graph.entities().stream().collect(Collectors.toMap(Entity::id, Entity::name));
        List<Group> groups = new ArrayList<>();
        graph.entities().forEach(one -> add(one.id(), one.name(), one.fragments(), groups));
        graph.relations()
                .forEach(one -> add(
                        one.id(),
                        names.getOrDefault(one.from(), "") + " \u2013 " + names.getOrDefault(one.to(), ""),
                        one.fragments(),
                        groups));
        return groups;
    }

    private void add(String thing, String of, List<String> texts, List<Group> to) {
        if (tree.joined(texts).isEmpty()) {
            tree.groups(texts).forEach(group -> to.add(new Group(thing, of, group)));
        }
    }

    /** Of what a round left: a thing with one text is described, one with a text missing stays as it was. */
    private List<Group> next(long graph, int before) {
        Map<String, List<Asked>> things = new LinkedHashMap<>();
        questions
                .questions(new Round(graph, Kind.DESCRIBE, before))
                .forEach(one -> things.computeIfAbsent(group(one).thing(), thing -> new ArrayList<>())
                        .add(one));
        TreeMap<String, String> described = new TreeMap<>();
        List<Group> groups = new ArrayList<>();
        new TreeMap<>(things).forEach((thing, asked) -> {
            List<String> texts = asked.stream()
                    .flatMap(one -> Stream.ofNullable(one.answer()))
                    .distinct()
                    .toList();
            boolean whole = asked.stream().noneMatch(one -> one.answer() == null);
            if (whole && texts.size() == 1) {
                described.put(thing, texts.get(0));
            } else if (whole) {
                String of = group(asked.get(0)).of();
                tree.groups(texts).forEach(group -> groups.add(new Group(thing, of, group)));
            }
        });
        graphs.saveDescriptions(graph, described);
        return groups;
    }

    /** Those for a model first; a text that is alone is its own summary. */
    private static List<Asked> asked(List<Group> groups) {
        List<Asked> asked = new ArrayList<>();
        List<Asked> alone = new ArrayList<>();
        for (Group group : groups) {
            String question = QuestionText.of(group);
            if (group.texts().size() > 1) {
                asked.add(new Asked(question, null));
            } else {
                alone.add(new Asked(question, group.texts().get(0)));
            }
        }
        asked.addAll(alone);
        return asked;
    }
}
