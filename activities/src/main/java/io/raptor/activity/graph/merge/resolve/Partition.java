package io.raptor.activity.graph.merge.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import io.raptor.activity.graph.Alias;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.merge.Merge;
import io.raptor.activity.graph.question.Fields;
import io.raptor.activity.graph.question.JsonPieces;
import io.raptor.activity.graph.question.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A model's division of numbered names into groups, each number in exactly one. */
record Partition(List<List<Integer>> groups) {

    private static final List<String> GROUPS = List.of("groups", "group", "partition");

    /** @throws UnreadableAnswerException when a number from 1 to {@code size} is missing, twice or wrong */
    static Partition of(String answer, int size) {
        List<List<Integer>> groups = new ArrayList<>();
        for (JsonNode piece : JsonPieces.of(answer).whole()) {
            JsonNode list = piece.isArray() ? piece : new Fields(piece).node(GROUPS);
            list.forEach(group -> groups.add(new ArrayList<>(new TreeSet<>(Fields.integers(group)))));
        }
        List<Integer> all = groups.stream().flatMap(List::stream).sorted().toList();
        if (all.isEmpty()) {
            throw new UnreadableAnswerException("an answer without groups");
        }
        for (int i = 0; i < Math.max(size, all.size()); i++) {
            if (i >= all.size() || i >= size || all.get(i) != i + 1) {
                throw new UnreadableAnswerException(
                        "an answer in which a number from 1 to " + size + " is missing, unknown or in two groups");
            }
        }
        return new Partition(groups);
    }

    List<Merge> merges(NameBlock block) {
        List<Merge> merges = new ArrayList<>();
        for (List<Integer> group : groups) {
            List<List<Entity>> parts = new ArrayList<>();
            for (int number : group) {
                add(block.entities().get(number - 1), parts, block, merges);
            }
        }
        merges.sort(null);
        return List.copyOf(merges);
    }

    /** To the first part of the group that has nobody who is kept apart from it. */
    private static void add(Entity one, List<List<Entity>> parts, NameBlock block, List<Merge> merges) {
        for (List<Entity> part : parts) {
            if (part.stream().noneMatch(other -> block.apart().contains(new Alias(other.key(), one.key())))) {
                merges.add(new Merge(part.get(0).key(), one.key(), Merge.Reason.MODEL));
                part.add(one);
                return;
            }
        }
        parts.add(new ArrayList<>(List.of(one)));
    }
}
