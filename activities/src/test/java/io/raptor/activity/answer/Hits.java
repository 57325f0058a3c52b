package io.raptor.activity.answer;

import io.raptor.activity.search.SearchAnswer;
import io.raptor.activity.search.SearchHit;
import io.raptor.activity.search.rank.Signals;
import java.util.List;
import java.util.stream.IntStream;

/** What a search found: texts, the first of them the best. */
final class Hits {

    private Hits() {}

    static SearchAnswer of(String... texts) {
        return new SearchAnswer(
                IntStream.range(0, texts.length)
                        .mapToObj(i -> hit(1.0 / (i + 1), texts[i]))
                        .toList(),
                List.of());
    }

    private static SearchHit hit(double score, String text) {
        return new SearchHit(
                score,
                0,
                "Title",
                text,
                text.split("\\s+", -1).length,
                "guide.md",
                "node",
                List.of("Guide", "Light"),
                3,
                List.of(),
                0,
                List.of(),
                Signals.NONE,
                List.of(),
                List.of(),
                null);
    }
}
