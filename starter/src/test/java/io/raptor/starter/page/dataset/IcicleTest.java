package io.raptor.starter.page.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.raptor.starter.dataset.NodeView;
import io.raptor.starter.page.dataset.Icicle.Cell;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IcicleTest {

    private static NodeView node(String id, int level, int index, String... children) {
        return new NodeView(
                id,
                "d",
                "a.md",
                level,
                index,
                "text",
                "",
                Arrays.asList(children),
                List.of(),
                5,
                List.of(),
                null,
                null);
    }

    @Test
    void aNodeIsAsWideAsItsPassagesAndThoseOfTwoSummariesAreDrawnOnce() {
        Icicle icicle = Icicle.of(List.of(
                node("p0", 0, 0),
                node("p1", 0, 1),
                node("p2", 0, 2),
                node("p3", 0, 3),
                node("s0", 1, 0, "p0", "p1", "p2"),
                node("s1", 1, 1, "p2", "p3"),
                node("top", 2, 0, "s0", "s1")));
        assertThat(icicle.cells())
                .extracting(Cell::node, Cell::x, Cell::width, Cell::y)
                .contains(
                        tuple("top", "0.00", "1000.00", 0),
                        tuple("s0", "0.00", "750.00", 26),
                        tuple("s1", "750.00", "250.00", 26),
                        tuple("p2", "500.00", "250.00", 52))
                .hasSize(7);
        assertThat(icicle.height()).isEqualTo(78);
    }

    @Test
    void aTreeOfManyNodesHasNoPicture() {
        assertThat(Icicle.of(Collections.nCopies(Icicle.MOST + 1, node("p", 0, 0))))
                .isEqualTo(Icicle.NONE);
    }
}
