package io.raptor.activity.graph.community;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.GraphSamples;
import io.raptor.activity.graph.Relation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PictureLayoutTest {

    private static final Entity HUB = GraphSamples.entity("Hub", "place");

    private static List<Entity> spokes(int count) {
        List<Entity> spokes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            spokes.add(GraphSamples.entity("Spoke " + i, "other"));
        }
        return spokes;
    }

    private static List<Entity> with(List<Entity> some, Entity... more) {
        List<Entity> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void whatHangsTogetherMostIsDrawnEachAtAPlaceOfItsOwn() {
        List<Entity> spokes = spokes(6);
        Entity one = GraphSamples.entity("Elsewhere", "place");
        Entity other = GraphSamples.entity("Beside it", "place");
        Entity alone = GraphSamples.entity("Alone", "other");
        List<Relation> relations = new ArrayList<>(List.of(GraphSamples.relation(one, other, 9)));
        spokes.forEach(spoke -> relations.add(GraphSamples.relation(HUB, spoke, 1)));

        assertThat(PictureLayout.of(with(spokes, HUB, one, other, alone), relations))
                .hasSize(7)
                .containsKey(HUB.id())
                .doesNotContainKeys(one.id(), other.id(), alone.id())
                .satisfies(points -> assertThat(points.values()).doesNotHaveDuplicates());
    }

    @Test
    void theSameGraphIsDrawnTheSame() {
        List<Entity> spokes = spokes(9);
        List<Relation> relations = spokes.stream()
                .map(spoke -> GraphSamples.relation(HUB, spoke, 1))
                .toList();

        assertThat(PictureLayout.of(with(spokes, HUB), relations))
                .isEqualTo(PictureLayout.of(with(spokes, HUB), relations));
    }

    @Test
    void nothingLinkedIsNothingDrawn() {
        assertThat(PictureLayout.of(List.of(HUB), List.of())).isEmpty();
        assertThat(PictureLayout.of(List.of(), List.of())).isEmpty();
    }
}
