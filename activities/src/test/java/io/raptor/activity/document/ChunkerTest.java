package io.raptor.activity.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.PlainBlocks;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.Tokenizer;
import io.raptor.workflow.model.FailureType;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkerTest {

    private static final Tokenizer TOKENIZER = new WordTokenizer();

    private static List<Node> chunk(String text, int tokens) {
        return new Chunker(TOKENIZER, tokens, DocumentLimits.defaults()).chunk(PlainBlocks.of(text));
    }

    private static List<String> texts(String text, int tokens) {
        return chunk(text, tokens).stream().map(Node::text).toList();
    }

    @Test
    void packsWholeSentencesUpToTheLimit() {
        assertThat(texts("One two six. Ten red men. Big cat sat. Old dog ran.", 8))
                .containsExactly("One two six. Ten red men.", "Big cat sat. Old dog ran.");
    }

    @Test
    void endsALeafWithAParagraphWhereThatIsNearlyFull() {
        assertThat(texts("One two six. Ten red men.\n\nBig cat. Old dog ran far.", 11))
                .containsExactly("One two six. Ten red men.", "Big cat. Old dog ran far.");
    }

    @Test
    void keepsAShortParagraphThatLooksLikeAHeadingWithWhatFollows() {
        assertThat(texts("One two six ten red men.\n\nPets\n\nBig cat sat. Old dog ran.", 11))
                .containsExactly("One two six ten red men.", "Pets\nBig cat sat. Old dog ran.");
    }

    @Test
    void findsSentencesWithoutBlanksBetweenThem() {
        assertThat(texts("这是第一句。这是第二句。这是第三句。", 12)).containsExactly("这是第一句。这是第二句。", "这是第三句。");
    }

    @Test
    void cutsALongSentenceBehindAComma() {
        assertThat(texts("one two six ten, red men sat big cat", 8))
                .containsExactly("one two six ten,", "red men sat big cat");
    }

    @Test
    void cutsCodeAtLineEnds() {
        assertThat(texts("call one two six\ncall ten red men\ncall big cat sat", 8))
                .containsExactly("call one two six call ten red men", "call big cat sat");
    }

    @Test
    void neverCutsACharacterInTwo() {
        for (Node leaf : chunk("\uD83D\uDE00".repeat(999) + "end", 16)) {
            assertThat(leaf.text().replace("end", "").length() % 2).isZero();
        }
    }

    @Test
    void boundsTheCharactersOfALeafWhereATokenizerTakesAnyWordAsOneToken() {
        Tokenizer unknown = new Tokenizer() {
            @Override
            public int count(String text) {
                return 1;
            }

            @Override
            public int[] starts(String text) {
                return new int[] {0};
            }
        };
        assertThat(new Chunker(unknown, 16, DocumentLimits.defaults()).chunk(PlainBlocks.of("x".repeat(100_000))))
                .allMatch(leaf -> leaf.text().length() <= 320)
                .hasSizeLessThan(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 33, 100})
    void holdsAllTextInOrderWithinTheLimitWhateverTheText(int limit) {
        for (int seed = 0; seed < 150; seed++) {
            check(randomText(new Random(seed)), limit);
        }
    }

    private static void check(String text, int limit) {
        StringBuilder all = new StringBuilder();
        int last = 0;
        DocumentText document = PlainBlocks.of(text);
        for (Node leaf : chunk(text, limit)) {
            assertThat(leaf.start()).isGreaterThanOrEqualTo(last);
            assertThat(lettersOf(leaf.text()))
                    .isEqualTo(lettersOf(document.text().substring(leaf.start(), leaf.end())));
            assertThat(leaf.tokens()).isEqualTo(TOKENIZER.count(leaf.text())).isBetween(1, limit);
            all.append(leaf.text());
            last = leaf.end();
        }
        assertThat(lettersOf(all.toString())).isEqualTo(lettersOf(document.text()));
    }

    private static String lettersOf(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String randomText(Random random) {
        String[] parts = {
            "word",
            "Longerword",
            "a",
            ". ",
            "! ",
            ", ",
            "; ",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\t",
            "# ",
            "- ",
            "日本語",
            "。",
            "，",
            "\uD83D\uDE00",
            "3.14",
            "(",
            ")",
            "\"",
            "Dr. ",
            "e.g. ",
            "\u00A0",
            "x".repeat(90),
            "AAAA+/".repeat(40),
            "|",
            "> "
        };
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(600); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]).append(random.nextInt(3) == 0 ? "" : " ");
        }
        return text.toString();
    }

    @Test
    void givesNoLeafWhereThereIsNoLetter() {
        assertThat(chunk(" \n\n\t ", 16)).isEmpty();
        assertThat(chunk(". . . . . -- *** ".repeat(99), 16)).isEmpty();
    }

    @Test
    void refusesMoreLeavesThanAllowed() {
        Chunker chunker = new Chunker(TOKENIZER, 16, new DocumentLimits(1000, 1000, 3, Duration.ofSeconds(1)));
        assertThatThrownBy(() -> chunker.chunk(PlainBlocks.of("one two six ten red men. ".repeat(30))))
                .isInstanceOfSatisfying(
                        IndexingException.class, e -> assertThat(e.type()).isEqualTo(FailureType.DOCUMENT_TOO_LARGE))
                .hasMessageContaining("raptor.documents.max-leaves");
    }

    @Test
    void cutsALongLineWithoutBlanksInLinearTime() {
        assertThat(chunk("x".repeat(2_000_000), 100)).hasSizeBetween(5_000, 5_400);
    }
}
