package io.raptor.activity.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.port.IndexingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TexBitmapsTest {

    @TempDir
    private Path folder;

    @Test
    void lettersAreTheirCodesAndLigaturesThoseOfTex() throws IOException {
        assertThat(text("The de\u001Cnition of the o\u001Ecial \u000Cle is the di\u001Berence", "a"))
                .contains("The definition of the official file is the difference");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"WKH SXPSV PRYH ZDWHU XS WKH KLOO", "qzx kjw pfg bvt zrx wqk jpt", "0123 4567 89:; <=>? @ABC"})
    void codesThatSpellNoLanguageStayUnread(String codes) {
        assertThatThrownBy(() -> text(codes, "a"))
                .isInstanceOf(IndexingException.class)
                .hasMessageContaining("run OCR");
    }

    @Test
    void namesThatAreNoCodesTellNothing() {
        assertThatThrownBy(() -> text("The pumps move water up the hill", "glyph"))
                .isInstanceOf(IndexingException.class)
                .hasMessageContaining("run OCR");
    }

    @Test
    void aFontThatSaysWhatItsCodesAreIsBelieved() throws IOException {
        assertThat(text("The pumps\u001C move water up the hill", "a", true))
                .contains("The pumps")
                .doesNotContain("pumpsfi");
    }

    private String text(String codes, String name) throws IOException {
        return text(codes, name, false);
    }

    /** @param told the font says which characters its codes are */
    private String text(String codes, String name, boolean told) throws IOException {
        Path file = folder.resolve("a.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            COSDictionary fonts = new COSDictionary();
            fonts.setItem(COSName.getPDFName("F1"), font(document, name, told));
            page.setResources(new PDResources());
            page.getResources().getCOSObject().setItem(COSName.FONT, fonts);
            PDStream content = new PDStream(document);
            try (OutputStream out = content.createOutputStream()) {
                String octal = codes.codePoints()
                        .mapToObj(code -> String.format("\\%03o", code))
                        .reduce("", String::concat);
                out.write(("BT /F1 10 Tf 50 700 Td (" + octal + ") Tj ET").getBytes(StandardCharsets.US_ASCII));
            }
            page.setContents(content);
            document.save(file.toFile());
        }
        return Pdf.read(file, DocumentLimits.defaults()).text();
    }

    /** A font whose glyphs are drawings: squares, here. */
    private static COSDictionary font(PDDocument document, String name, boolean told) throws IOException {
        COSDictionary drawings = new COSDictionary();
        COSArray differences = new COSArray();
        COSArray widths = new COSArray();
        differences.add(COSInteger.ZERO);
        for (int code = 0; code < 128; code++) {
            COSStream drawing = document.getDocument().createCOSStream();
            try (OutputStream out = drawing.createOutputStream()) {
                out.write("6 0 0 0 5 7 d1 0 0 5 7 re f".getBytes(StandardCharsets.US_ASCII));
            }
            COSName glyph = COSName.getPDFName(code == ' ' ? "space" : name + code);
            drawings.setItem(glyph, drawing);
            differences.add(glyph);
            widths.add(COSInteger.get(6));
        }
        COSDictionary encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        encoding.setItem(COSName.DIFFERENCES, differences);
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE3);
        font.setItem(COSName.FONT_BBOX, numbers(0, 0, 10, 10));
        font.setItem(COSName.FONT_MATRIX, numbers(0.1f, 0, 0, 0.1f, 0, 0));
        font.setItem(COSName.CHAR_PROCS, drawings);
        font.setItem(COSName.ENCODING, encoding);
        font.setInt(COSName.FIRST_CHAR, 0);
        font.setInt(COSName.LAST_CHAR, 127);
        font.setItem(COSName.WIDTHS, widths);
        if (told) {
            COSStream characters = document.getDocument().createCOSStream();
            try (OutputStream out = characters.createOutputStream()) {
                out.write("""
                        begincmap
                        1 begincodespacerange <00> <FF> endcodespacerange
                        1 beginbfrange <00> <7F> <0000> endbfrange
                        endcmap
                        """.getBytes(StandardCharsets.US_ASCII));
            }
            font.setItem(COSName.TO_UNICODE, characters);
        }
        return font;
    }

    private static COSArray numbers(float... values) {
        COSArray numbers = new COSArray();
        for (float value : values) {
            numbers.add(new COSFloat(value));
        }
        return numbers;
    }
}
