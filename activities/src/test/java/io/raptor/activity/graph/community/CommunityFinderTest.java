package io.raptor.activity.graph.community;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.GraphSamples;
import io.raptor.activity.graph.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommunityFinderTest {

    /** Names that are all linked to each other. */
    private static List<Entity> clique(String name, int size, List<Relation> links) {
        List<Entity> all = IntStream.range(0, size)
                .mapToObj(i -> GraphSamples.entity(name + " " + (char) ('a' + i), "other"))
                .toList();
        for (Entity one : all) {
            all.stream()
                    .filter(other -> one.key().compareTo(other.key()) < 0)
                    .forEach(other -> links.add(GraphSamples.relation(one, other, 1)));
        }
        return all;
    }

    private static List<Community> found(List<Entity> entities, List<Relation> links) {
        return new CommunityFinder(10).of(GraphSamples.graph(entities, links.toArray(Relation[]::new)));
    }

    @Test
    void everyComponentAndEveryEntityIsInACommunity() {
        List<Relation> links = new ArrayList<>();
        List<Entity> all = new ArrayList<>(clique("north", 4, links));
        all.addAll(clique("south", 5, links));
        all.add(GraphSamples.entity("alone", "other"));

        List<Community> found = found(all, links);

        assertThat(found.stream().filter(Community::linked)).hasSize(2);
        assertThat(found.stream()
                        .filter(one -> one.level() == 0)
                        .flatMap(one -> one.members().stream())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(Entity::id).toList());
    }

    @Test
    void entitiesWithoutAnyRelationAreGatheredByDocument() {
        assertThat(found(List.of(GraphSamples.entity("one", "other"), GraphSamples.entity("two", "other")), List.of()))
                .singleElement()
                .satisfies(one -> assertThat(one.document()).isEqualTo("a.md"));
        assertThat(new CommunityFinder(10).of(Graph.EMPTY)).isEmpty();
    }

    @Test
    void whatIsLargeIsDividedAndWhatHappensElsewhereChangesNothing() {
        List<Relation> links = new ArrayList<>();
        List<Entity> left = clique("left", 8, links);
        List<Entity> right = clique("right", 8, links);
        links.add(GraphSamples.relation(left.get(0), right.get(0), 0.1));
        List<Entity> all = new ArrayList<>(left);
        all.addAll(right);
        List<Community> before = found(all, links);
        all.addAll(clique("elsewhere", 4, links));

        assertThat(before)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.members()).hasSize(8));
        assertThat(found(all, links).stream().map(Community::id).collect(Collectors.toSet()))
                .containsAll(before.stream().map(Community::id).toList());
    }
}
