package io.raptor.activity.model.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.raptor.activity.model.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LocalEmbedderTest {

    private final LocalEmbedder embedder = new LocalEmbedder();

    @Test
    void placesKindredTextsNearEachOther() {
        List<float[]> vectors = embedder.embed(List.of("The cat sleeps.", "A kitten is napping.", "Tax law of 1990."))
                .vectors();
        assertThat(Vectors.dot(vectors.get(0), vectors.get(0))).isCloseTo(1, within(1e-6));
        assertThat(Vectors.dot(vectors.get(0), vectors.get(1)))
                .isGreaterThan(Vectors.dot(vectors.get(0), vectors.get(2)) + 0.1);
    }

    @Test
    void givesATextTheSameVectorWhateverStandsBesideItAndWhoeverAsksAtTheSameTime() throws Exception {
        List<String> texts = List.of("The cat sleeps.", "Rain falls on the mountain all day long.", "Tax law of 1990.");
        List<float[]> alone = texts.stream()
                .map(text -> embedder.embed(List.of(text)).vectors().get(0))
                .toList();
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<float[]>>> together = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                together.add(threads.submit(() -> embedder.embed(texts).vectors()));
            }
            for (Future<List<float[]>> vectors : together) {
                assertThat(vectors.get()).usingRecursiveComparison().isEqualTo(alone);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void embedsAlsoTheEndOfATextAboveTheContext() {
        String longText = "The cat sleeps on the sofa. ".repeat(100);
        List<float[]> vectors = embedder.embed(
                        List.of(longText, longText + "Tax law of 1990 is repealed. ".repeat(60), ""))
                .vectors();
        assertThat(Vectors.dot(vectors.get(0), vectors.get(1))).isLessThan(0.98);
        assertThat(Vectors.dot(vectors.get(2), vectors.get(2))).isCloseTo(1, within(1e-6));
    }

    @Test
    void countsTheTokensOfACall() {
        assertThat(embedder.embed(List.of("hello world", "hello")).inputTokens())
                .isEqualTo(3);
    }

    @Test
    void tellsAQuestionFromATextOfTheSameWords() {
        float[] text = embedder.embed(List.of("Who lifts the water?")).vectors().get(0);
        float[] question =
                embedder.embedQuestion("Who lifts the water?").vectors().get(0);
        float[] answer =
                embedder.embed(List.of("The pump lifts the water.")).vectors().get(0);
        float[] other = embedder.embed(List.of("Tax law of 1990.")).vectors().get(0);
        assertThat(question).isNotEqualTo(text);
        assertThat(Vectors.dot(question, answer)).isGreaterThan(Vectors.dot(question, other) + 0.1);
    }
}
