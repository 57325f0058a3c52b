package io.raptor.activity.store.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairShareTest {

    @Test
    void everybodyGetsWhatHeWantsWhereThereIsEnough() {
        assertThat(shares(10, List.of(3, 0, 7), 0)).containsExactly(3, 0, 7);
    }

    @Test
    void whoWantsLittleKeepsItAndTheOthersShareTheRest() {
        assertThat(shares(11, List.of(100, 1, 100), 0)).containsExactly(5, 1, 5);
    }

    @Test
    void theOnlyPlaceGoesRound() {
        assertThat(shares(1, List.of(4, 4, 4), 0)).containsExactly(1, 0, 0);
        assertThat(shares(1, List.of(4, 4, 4), 1)).containsExactly(0, 1, 0);
        assertThat(shares(1, List.of(4, 4, 4), 2)).containsExactly(0, 0, 1);
        assertThat(shares(1, List.of(4, 4, 4), 3)).containsExactly(1, 0, 0);
    }

    @Test
    void allPlacesAreGivenAndNeverMore() {
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            int places = 1 + random.nextInt(20);
            List<Integer> wanted = IntStream.range(0, 1 + random.nextInt(6))
                    .map(i -> random.nextInt(12))
                    .boxed()
                    .toList();
            int all = wanted.stream().mapToInt(Integer::intValue).sum();
            assertThat(IntStream.of(shares(places, wanted, round)).sum())
                    .as("%s of %s", wanted, places)
                    .isEqualTo(Math.min(places, all));
        }
    }

    private static int[] shares(int places, List<Integer> wanted, long turn) {
        return IntStream.range(0, wanted.size())
                .map(mine -> FairShare.share(places, wanted, mine, turn))
                .toArray();
    }
}
