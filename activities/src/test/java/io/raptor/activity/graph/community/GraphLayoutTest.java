package io.raptor.activity.graph.community;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.graph.Relation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GraphLayoutTest {

    private static Relation relation(String from, String to) {
        return new Relation(from + to, from, to, 1, List.of(), List.of());
    }

    /** Two groups in which all are linked, and one link between them. */
    private static List<Relation> twoGroups() {
        List<Relation> relations = new ArrayList<>(List.of(relation("a0", "b0")));
        for (String group : List.of("a", "b")) {
            for (int i = 0; i < 5; i++) {
                for (int j = i + 1; j < 5; j++) {
                    relations.add(relation(group + i, group + j));
                }
            }
        }
        return relations;
    }

    private static final List<String> ENTITIES = List.of("a0", "a1", "a2", "a3", "a4", "b0", "b1", "b2", "b3", "b4");

    private static double distance(double[] one, double[] other) {
        return Math.hypot(one[0] - other[0], one[1] - other[1]);
    }

    @Test
    void thoseThatAreLinkedLieNearerThanThoseThatAreNot() {
        double[][] places = GraphLayout.of(ENTITIES, twoGroups(), 0);
        assertThat(distance(places[1], places[2])).isLessThan(distance(places[1], places[7]));
    }

    @Test
    void theSameLinksMakeTheSamePicture() {
        assertThat(GraphLayout.of(ENTITIES, twoGroups(), 0)).isDeepEqualTo(GraphLayout.of(ENTITIES, twoGroups(), 0));
    }

    @Test
    void whatNothingLinksHasPlacesToo() {
        double[][] places = GraphLayout.of(List.of("x", "y"), List.of(), 0);
        assertThat(distance(places[0], places[1])).isPositive();
    }
}
