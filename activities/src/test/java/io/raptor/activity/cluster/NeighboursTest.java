package io.raptor.activity.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    @Test
    void findsTheNearestOfAFewExactly() {
        float[][] rows = VectorMath.centred(Topics.vectors(400, 1));
        assertThat(found(rows, 400)).isEqualTo(1);
    }

    @Test
    void findsMostOfTheNearestAmongMany() {
        float[][] rows = VectorMath.centred(Topics.vectors(VectorCells.EXACT + 500, 1));
        assertThat(found(rows, 200)).isGreaterThan(0.8);
    }

    @Test
    void linksCopiesToThoseNextToThem() {
        Neighbours neighbours = Neighbours.of(VectorMath.unit(Topics.same(50, 1)), 4, 0);
        int[] near = IntStream.range(0, 4)
                .map(rank -> neighbours.neighbour(20, rank))
                .sorted()
                .toArray();
        assertThat(near).containsExactly(18, 19, 21, 22);
    }

    @Test
    void leavesARowWithoutDirectionAlone() {
        assertThat(Neighbours.of(Topics.same(5, 0), 3, 0).count(2)).isZero();
    }

    /** The part of all first neighbours that is right, over some rows. */
    private static double found(float[][] rows, int checked) {
        Neighbours neighbours = Neighbours.of(rows, 10, 3);
        return IntStream.range(0, checked)
                        .filter(i -> neighbours.neighbour(i, 0) == nearest(rows, i))
                        .count()
                / (double) checked;
    }

    private static int nearest(float[][] rows, int row) {
        int best = row == 0 ? 1 : 0;
        for (int i = 0; i < rows.length; i++) {
            if (i != row && VectorMath.dot(rows[i], rows[row]) > VectorMath.dot(rows[best], rows[row])) {
                best = i;
            }
        }
        return best;
    }
}
