package io.raptor.activity.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.document.text.Block;
import io.raptor.activity.document.text.Block.Kind;
import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.model.local.WordPieces;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.Structure;
import io.raptor.activity.port.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkerStructureTest {

    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();

    private ChunkerStructureTest add(Kind kind, int level, int page, String content) {
        text.append(text.isEmpty() ? "" : "\n\n");
        int start = text.length();
        text.append(content);
        blocks.add(new Block(kind, start, text.length(), level, page));
        return this;
    }

    private ChunkerStructureTest heading(int level, String content) {
        return add(Kind.HEADING, level, 0, content);
    }

    private ChunkerStructureTest paragraph(String content) {
        return add(Kind.PARAGRAPH, 0, 0, content);
    }

    private List<Node> leaves(int tokens) {
        return leaves(new WordTokenizer(), tokens);
    }

    private List<Node> leaves(Tokenizer tokenizer, int tokens) {
        return new Chunker(tokenizer, tokens, DocumentLimits.defaults())
                .chunk(new DocumentText(text.toString(), blocks, List.of()));
    }

    private static List<String> texts(List<Node> leaves) {
        return leaves.stream().map(Node::text).toList();
    }

    private static List<List<String>> paths(List<Node> leaves) {
        return leaves.stream().map(leaf -> leaf.structure().headingPath()).toList();
    }

    @Test
    void staysUnderOneHeadingAndKnowsItsPath() {
        List<Node> leaves = heading(1, "Pets")
                .paragraph("We have had many of them here.")
                .heading(2, "Cats")
                .paragraph("A cat sat on the old mat.")
                .heading(2, "Dogs")
                .paragraph("A dog ran to the old man.")
                .leaves(20);
        assertThat(texts(leaves))
                .containsExactly(
                        "Pets\nWe have had many of them here.",
                        "Cats\nA cat sat on the old mat.",
                        "Dogs\nA dog ran to the old man.");
        assertThat(paths(leaves)).containsExactly(List.of("Pets"), List.of("Pets", "Cats"), List.of("Pets", "Dogs"));
    }

    @Test
    void joinsTinySectionsThatFit() {
        List<Node> leaves = heading(1, "Words")
                .heading(2, "Ant")
                .paragraph("Small.")
                .heading(2, "Bee")
                .paragraph("Busy.")
                .heading(2, "Cow")
                .paragraph("Big and very slow, and it eats grass all day.")
                .heading(1, "End")
                .paragraph("Done.")
                .leaves(32);
        assertThat(texts(leaves))
                .containsExactly(
                        "Words\nAnt\nSmall.\nBee\nBusy.",
                        "Cow\nBig and very slow, and it eats grass all day.",
                        "End\nDone.");
        assertThat(paths(leaves)).containsExactly(List.of("Words"), List.of("Words", "Cow"), List.of("End"));
    }

    @Test
    void neverEndsWithAHeading() {
        List<Node> leaves = heading(1, "A")
                .heading(2, "B")
                .heading(3, "C")
                .paragraph("One two six ten. Red men sat.")
                .heading(2, "D")
                .leaves(16);
        assertThat(texts(leaves)).containsExactly("A\nB\nC\nOne two six ten. Red men sat.\nD");
        assertThat(paths(leaves)).containsExactly(List.of("A", "B", "C"));
    }

    @Test
    void keepsCodeWholeWithItsLines() {
        String code = "if (one) {\n    two();\n}";
        List<Node> leaves = paragraph("Red men sat here and ate.")
                .add(Kind.CODE, 0, 0, code)
                .paragraph("Then they all went home.")
                .leaves(16);
        assertThat(texts(leaves)).containsExactly("Red men sat here and ate.", code + "\nThen they all went home.");
        Structure place = leaves.get(1).structure();
        assertThat(place.asides()).containsExactly(0, code.length());
        assertThat(place.prose(leaves.get(1).text())).isEqualTo("Then they all went home.");
    }

    @Test
    void cutsLongCodeAtLinesAndLongRowsAtCells() {
        String code = "call one two\n    call six ten\n\n    call red men\ncall big cat";
        List<Node> leaves = add(Kind.CODE, 0, 0, code).leaves(6);
        assertThat(texts(leaves)).containsExactly("call one two\n    call six ten", "    call red men\ncall big cat");
        ChunkerStructureTest table = new ChunkerStructureTest();
        table.add(Kind.TABLE_ROW, 0, 0, "one two six\tten red men\tbig cat sat\told dog ran");
        assertThat(texts(table.leaves(8))).containsExactly("one two six | ten red men", "big cat sat | old dog ran");
    }

    @Test
    void keepsRowsWhole() {
        for (int row = 0; row < 9; row++) {
            add(Kind.TABLE_ROW, 0, 0, "name" + row + "\tvalue\tred");
        }
        assertThat(texts(leaves(12))).allMatch(leaf -> leaf.startsWith("name") && leaf.endsWith("red"));
    }

    @Test
    void knowsThePageThatItBeginsOn() {
        List<Node> leaves = add(Kind.PARAGRAPH, 0, 1, "One two six ten red men.")
                .add(Kind.PARAGRAPH, 0, 2, "Big cat sat on the mat.")
                .leaves(7);
        assertThat(leaves).extracting(leaf -> leaf.structure().page()).containsExactly(1, 2);
        assertThat(leaves.get(1).start()).isEqualTo(text.indexOf("Big"));
        assertThat(leaves.get(1).end()).isEqualTo(text.length());
    }

    @Test
    void leavesNoShortRestOfASection() {
        List<Node> leaves = heading(1, "A")
                .paragraph("One two six. Ten red men. Big cat sat. Old dog ran. Yes.")
                .leaves(16);
        assertThat(leaves).hasSize(2);
        assertThat(leaves.get(1).tokens()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void countsALeafsTokensWhateverItIsPutTogetherFrom() {
        String[] parts = {
            "Words of prose.",
            "naïve",
            "ภาษาไทย",
            "a|b",
            "\t",
            "\n",
            " ",
            "\u00A0",
            "\u2003",
            "x".repeat(120),
            "日本。語",
            "!?"
        };
        Tokenizer tokenizer = new WordPieces();
        List<Kind> kinds = List.of(Kind.values());
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            ChunkerStructureTest document = new ChunkerStructureTest();
            for (int block = 0; block < 12; block++) {
                StringBuilder content = new StringBuilder("It");
                for (int i = random.nextInt(40); i > 0; i--) {
                    content.append(random.nextBoolean() ? " " : "").append(parts[random.nextInt(parts.length)]);
                }
                document.add(
                        kinds.get(random.nextInt(kinds.size())),
                        1 + random.nextInt(3),
                        0,
                        content.append(" end").toString());
            }
            assertThat(document.leaves(tokenizer, 16 + random.nextInt(100)))
                    .isNotEmpty()
                    .allSatisfy(leaf -> assertThat(leaf.tokens()).isEqualTo(tokenizer.count(leaf.text())));
        }
    }
}
