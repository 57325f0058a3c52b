package io.raptor.activity.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeadingsTest {

    @Test
    void aTitleTakesItsNumberAndNoLineBeforeIt() {
        assertThat(marked("291 {#1}}%", "292 }", "}", "4.8.2", "Position logging", "Boats log where they are."))
                .containsExactly(3, 4);
    }

    @Test
    void aChapterIsNumberedOnALineOfItsOwn() {
        assertThat(marked("Chapter 4", "Position", "logging", "Boats log where they are."))
                .containsExactly(0, 1, 2);
    }

    private static List<Integer> marked(String... texts) {
        List<Line> lines = IntStream.range(0, texts.length)
                .mapToObj(at -> new Line(texts[at], 10, 1, 20 * at, true))
                .toList();
        return Headings.of(lines, List.of(new Bookmark(2, 1, Line.key("Position logging")))).keySet().stream()
                .sorted()
                .toList();
    }
}
