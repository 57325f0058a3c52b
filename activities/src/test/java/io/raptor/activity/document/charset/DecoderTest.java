package io.raptor.activity.document.charset;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {

    /** At the beginning of a file and behind much plain ASCII. */
    private static boolean found(String charset, String text) {
        String late = "Plain words only.\n".repeat(2_000) + text;
        return Decoder.decode(text.getBytes(Charset.forName(charset)), null).equals(text)
                && Decoder.decode(late.getBytes(Charset.forName(charset)), null).equals(late);
    }

    @Test
    void findsCodePages() {
        assertThat(found("windows-1252", "“It’s late,” he said — “too late.” It cost 40 €."))
                .isTrue();
        assertThat(found(
                        "windows-1250",
                        "Zażółć gęślą jaźń. Wszyscy ludzie rodzą się wolni i równi pod względem swej godności."))
                .isTrue();
        assertThat(found("windows-1251", "Все люди рождаются свободными и равными в своём достоинстве и правах."))
                .isTrue();
        assertThat(found("KOI8-R", "Все люди рождаются свободными и равными в своём достоинстве и правах."))
                .isTrue();
        assertThat(found("IBM866", "Все люди рождаются свободными и равными в своём достоинстве и правах."))
                .isTrue();
        assertThat(found("windows-1253", "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια."))
                .isTrue();
        assertThat(found(
                        "x-MacRoman",
                        "L’été dernier, les élèves étaient là où la rivière coule; ça c’était très agréable."))
                .isTrue();
        assertThat(found("IBM850", "Größe und Maß für Bücher, schöne Übung. Das Mädchen läuft über die Straße."))
                .isTrue();
        assertThat(found("x-windows-874", "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ"))
                .isTrue();
        assertThat(found("EUC-JP", "これは日本語の文章です。文字コードを調べます。港の規則。")).isTrue();
        assertThat(found("GB18030", "所有的人生而自由，在尊严和权利上一律平等。他们赋有理性和良心。")).isTrue();
        assertThat(found("Big5", "人人生而自由，在尊嚴和權利上一律平等。他們賦有理性和良心。")).isTrue();
        assertThat(found("UTF-16LE", "Plain text without a mark but wide.")).isTrue();
    }

    @Test
    void findsUkrainian() {
        String text = "Порт відкрито щодня, їхні кораблі приходять вранці. Є також гавань.";
        assertThat(found("windows-1251", text)).isTrue();
        assertThat(found("KOI8-U", text)).isTrue();
    }

    @Test
    void findsWideTextOfAnyScript() {
        for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
            for (String text : List.of(
                    "Порт открыт каждый день.\nКорабли приходят утром.\n",
                    "港は毎日開いています。 大きな船は朝に着きます。\n",
                    "Přístav je otevřen každý den.\n")) {
                byte[] bytes = text.getBytes(Charset.forName(charset));
                assertThat(Decoder.decode(bytes, null)).as(charset).isEqualTo(text);
            }
        }
    }

    @Test
    void trustsMarksThenUtf8ThenLabels() {
        String text = "Größe für 40 €";
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Decoder.decode(utf8, "iso-8859-1")).isEqualTo(text);
        assertThat(Decoder.decode(text.getBytes(Charset.forName("windows-1252")), "latin1"))
                .isEqualTo(text);
        assertThat(Decoder.decode(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE), "utf-8"))
                .isEqualTo(text);
        assertThat(Decoder.decode(text.getBytes(Charset.forName("windows-1252")), "no-such-set"))
                .isEqualTo(text);
    }

    @Test
    void keepsUtf8WithADamagedByte() {
        byte[] bytes = "Größe für Bücher, schöne Übung".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xFF;
        assertThat(Decoder.decode(bytes, null)).isEqualTo("Größe für Bücher, schöne Übun\uFFFD");
    }

    @Test
    void readsWhatOldMailWroteInTheSignsOfAscii() {
        assertThat(ascii("Ferry ~{4,??SRPP~} ~~ ~{8[?Z~}\n")).isEqualTo("Ferry 船靠右行 ~ 港口\n");
        assertThat(ascii("Die F+AOQ-hre +APw-ber die Br+APw-cke, 2 +- 3\n"))
                .isEqualTo("Die Fähre über die Brücke, 2 + 3\n");
        assertThat(Decoder.read("F+AOQ-hre, F+AOQ-hre, F+AOQ-hre".getBytes(US_ASCII), null)
                        .warning())
                .contains("UTF-7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a ~{b~} c",
                "Home is ~{user}, not ~{other}~}",
                "int a = b+c; x+AOQ-y; C++ 5+3",
                "F+AOQ-hre",
                "+49 30 1234, +AOQ-x, +AOQ-y, +AOQ-z",
                "data:text/plain;base64,AAA+AAA/BBB+CCC",
                "~{",
                "+"
            })
    void asciiStaysAscii(String text) {
        assertThat(ascii(text)).isEqualTo(text);
    }

    private static String ascii(String text) {
        return Decoder.decode(text.getBytes(US_ASCII), null);
    }
}
