package io.raptor.activity.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.document.text.PlainBlocks;
import io.raptor.activity.model.local.WordPieces;
import io.raptor.activity.port.Node;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leaves of scripts that the built-in model's tokenizer does not know. */
class ScriptsTest {

    private static List<Node> leaves(String text) {
        return new Chunker(new WordPieces(), 100, DocumentLimits.defaults()).chunk(PlainBlocks.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ภาษาไทยไม่มีช่องว่างระหว่างคำและประโยค",
                "ភាសាខ្មែរគ្មានដកឃ្លារវាងពាក្យទេ។ ",
                "ພາສາລາວບໍ່ມີຊ່ອງຫວ່າງລະຫວ່າງຄຳ",
                "မြန်မာဘာသာစကားသည် မြန်မာနိုင်ငံ၏ ရုံးသုံးဘာသာစကားဖြစ်သည်။ ",
                "አማርኛ የኢትዮጵያ መንግሥት ቋንቋ ነው። ",
                "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ᎠᏂᏴᏫᏯ ᎤᏂᏬᏂᎯᏍᏗ. ",
                "龘靐齉爩鱻麤龗灪吁龖厵滟。"
            })
    void areShortAndWarnedOf(String sentence) {
        List<Node> leaves = leaves(sentence.repeat(60));
        assertThat(leaves)
                .allMatch(leaf -> leaf.tokens() <= 100)
                .allMatch(leaf -> leaf.text().length() <= 100);
        assertThat(leaves).hasSizeGreaterThan(10);
        assertThat(UnknownScript.warnings(leaves, new WordPieces()))
                .singleElement()
                .asString()
                .contains("RAPTOR_EMBEDDING_BASE_URL");
    }

    @Test
    void areNotWarnedOfWhereTheModelKnowsThem() {
        assertThat(UnknownScript.warnings(leaves("A pump moves water. ".repeat(60)), new WordPieces()))
                .isEmpty();
        assertThat(UnknownScript.warnings(leaves("Вода течёт с горы в море. ".repeat(60)), new WordPieces()))
                .isEmpty();
    }

    @Test
    void endBetweenWordsInThai() {
        List<Node> leaves = leaves("ประเทศไทย".repeat(90));
        assertThat(leaves).hasSizeGreaterThan(10).allMatch(leaf -> leaf.text().startsWith("ประเทศ"));
    }
}
