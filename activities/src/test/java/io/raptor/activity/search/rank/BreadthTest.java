package io.raptor.activity.search.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreadthTest {

    /** One good leaf among many of no use. */
    private static double[] pointed() {
        double[] scores = new double[40];
        Arrays.fill(scores, -1);
        scores[20] = 8;
        return scores;
    }

    /** A stretch of good leaves among others. */
    private static double[] broad() {
        return IntStream.range(0, 40)
                .mapToDouble(i -> i >= 10 && i < 25 ? 3 : -1)
                .toArray();
    }

    @Test
    void aSingleGoodPassageMakesAPointedQuestion() {
        assertThat(Breadth.of(pointed()).share()).isZero();
        assertThat(Breadth.of(new double[] {3, 3, 3}).share()).isZero();
        assertThat(Breadth.of(new double[0]).share()).isZero();
    }

    @Test
    void manyGoodPassagesMakeABroadOne() {
        assertThat(Breadth.of(broad()).share()).isEqualTo(1);
        double[] between = broad();
        between[0] = 15;
        assertThat(Breadth.of(between).share()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void thePassagesBesideAGoodOneGainByIt() {
        double[] own = pointed();
        double[] scores = Breadth.of(own).inContext(own);
        assertThat(scores[20]).isGreaterThan(scores[19]);
        assertThat(scores[19]).isGreaterThan(scores[18]).isEqualTo(scores[21]);
        assertThat(scores[20]).isCloseTo(0.7 * 8, within(1e-9));
    }

    @Test
    void aBroadQuestionFillsTheGapsOfAStretch() {
        double[] own = broad();
        own[17] = -2;
        own[35] = 1;
        double[] scores = Breadth.of(own).inContext(own);
        assertThat(scores[17]).isGreaterThan(scores[35]).isGreaterThan(scores[2]);
    }

    @Test
    void ofAShortDocumentTheGoodPassageStaysBeforeThePoorOneBesideIt() {
        Breadth broad = Breadth.of(broad());
        double[] scores = broad.inContext(new double[] {-1, 3});
        assertThat(scores[1]).isGreaterThan(scores[0]).isLessThanOrEqualTo(3);
        assertThat(broad.inContext(new double[] {3})[0]).isCloseTo(3, within(1e-9));
    }

    @Test
    void aNeighbourhoodIsThereAsAWholeInTheMiddleOfADocumentAlone() {
        Neighbourhood two = new Neighbourhood(2, 0.5);
        assertThat(two.present(0, 1)).isZero();
        assertThat(two.present(0, 2)).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(two.present(0, 9)).isCloseTo(0.5, within(1e-9));
        assertThat(two.present(4, 9)).isCloseTo(1, within(1e-9));
    }

    @Test
    void whatIsGoodByItselfStaysSoAmongUselessNeighbours() {
        double[] own = broad();
        own[38] = 9;
        assertThat(Breadth.of(broad()).inContext(own)[38]).isGreaterThanOrEqualTo(0.7 * 9);
        assertThat(new Breadth(0, 1).inContext(new double[] {2})).containsExactly(2);
    }
}
