package io.raptor.starter.page.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.page.format.RichText.Block;
import io.raptor.starter.page.format.RichText.Kind;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class RichTextTest {

    private static String words(Block block) {
        return block.pieces().stream().map(Excerpt.Piece::text).collect(Collectors.joining());
    }

    @Test
    void codeKeepsItsLinesAndBlankLinesAndProseStaysProse() {
        List<Block> blocks = RichText.of(
                "A loop in Rust looks so:\n\nfor i in 0..3 {\n    work(i);\n}\n\nlet end = 3;\nstop();\n\nIt ends.",
                "",
                1000);
        assertThat(blocks).extracting(Block::kind).containsExactly(Kind.TEXT, Kind.CODE, Kind.TEXT);
        assertThat(words(blocks.get(1))).isEqualTo("for i in 0..3 {\n    work(i);\n}\n\nlet end = 3;\nstop();");
    }

    @Test
    void itemsAndRowsAreBlocksOfTheirOwn() {
        List<Block> blocks = RichText.of("To do:\n- lamps\n2. oars\nBoat | Seats\nAurelia | 12", "", 1000);
        assertThat(blocks).extracting(Block::kind).containsExactly(Kind.TEXT, Kind.ITEM, Kind.ITEM, Kind.ROW, Kind.ROW);
        assertThat(words(blocks.get(1))).isEqualTo("lamps");
    }

    @Test
    void theQuestionsWordsAreMarkedInEveryBlock() {
        List<Block> blocks = RichText.of("Lamps burn.\n\n- lamps", "where are the lamps?", 1000);
        assertThat(blocks).allMatch(block -> block.pieces().stream().anyMatch(Excerpt.Piece::marked));
    }
}
