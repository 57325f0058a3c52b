package io.raptor.activity.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PieceTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000_000})
    void bringsTheOutcomesInOrderWhoeverDidTheWork(long nodes) throws IOException {
        List<Integer> numbers = IntStream.range(0, 200).boxed().toList();
        assertThat(Piece.each(numbers.size(), nodes, number -> number)).isEqualTo(numbers);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000_000})
    void failsAsTheWorkFailed(long nodes) {
        assertThatThrownBy(() -> Piece.each(200, nodes, number -> {
                    throw new IOException("damaged");
                }))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("damaged");
    }
}
