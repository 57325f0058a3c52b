package io.raptor.starter.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeadingPathTest {

    @Test
    void namesHeadingsAndPageWhereTheyAreKnown() {
        assertThat(HeadingPath.words(List.of("Guide", "Install"), 3)).isEqualTo("Guide › Install, page 3");
        assertThat(HeadingPath.words(List.of("Guide"), null)).isEqualTo("Guide");
        assertThat(HeadingPath.words(List.of(), 3)).isEqualTo("page 3");
        assertThat(HeadingPath.words(List.of(), null)).isEmpty();
    }
}
