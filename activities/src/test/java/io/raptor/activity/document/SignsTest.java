package io.raptor.activity.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.LeftOut;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signs that a reader sees in a document, and marks that only its writer saw. */
class SignsTest {

    @TempDir
    Path folder;

    private DocumentText read(Path file) throws Exception {
        return new DocumentReader(DocumentLimits.defaults()).read(file, false);
    }

    private String text(String name, String content) throws Exception {
        return read(Files.writeString(folder.resolve(name), content)).text();
    }

    @Test
    void bulletsOfSymbolFontsAreBullets() throws Exception {
        assertThat(text("a.txt", "\uF0B7 oil\n\uF0B7rope\n\uF0A7\ttar"))
                .isEqualTo("\u2022 oil\n\u2022 rope\n\u2022\ttar");
    }

    @Test
    void signsOfSymbolFontsAreWhatTheyShow() throws Exception {
        assertThat(text("a.txt", "east \uF0E0 west, 5 \uF0B1 2, \uF00C done"))
                .isEqualTo("east \u2192 west, 5 \u00B1 2, done");
    }

    @Test
    void lettersThatAFontLostAreNotHidden() throws Exception {
        assertThat(text("a.txt", "fish and ch\uE001ps \uE001\uE002")).contains("\uE001ps", "\uE001\uE002");
    }

    @Test
    void linksWhoseAddressIsElsewhereAreTheirText() throws Exception {
        String markdown = """
                See [`Port.open`][harbour.Port.open], the [map][] and a [*long* one][the
                map]; m[i][j] and `a [b][c]` stay.

                ```
                [x][y]
                ```
                """;
        assertThat(text("a.md", markdown))
                .isEqualTo("See Port.open, the map and a long one; m[i][j] and a [b][c] stay.\n\n[x][y]");
    }

    @Test
    void aPageMayNameItsCharsetBehindItsScripts() throws Exception {
        String page = "<html><head><script>" + "x = 1; ".repeat(1500)
                + "</script><meta charset=windows-1253></head><body><p>\u03BB\u03B9\u03BC\u03AC\u03BD\u03B9</p></body></html>";
        Path file = Files.write(folder.resolve("a.html"), page.getBytes(Charset.forName("windows-1253")));
        assertThat(read(file).text()).isEqualTo("\u03BB\u03B9\u03BC\u03AC\u03BD\u03B9");
    }

    @Test
    void chartsAreToldOfAndDiagramsAreRead() throws Exception {
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        String parts = "http://schemas.openxmlformats.org/package/2006/";
        String word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
        Path file = Samples.zip(
                folder.resolve("a.docx"),
                "[Content_Types].xml",
                "<Types xmlns='" + parts + "content-types'><Default Extension='xml' ContentType='application/xml'/>"
                        + "<Override PartName='/word/document.xml' ContentType='" + word + "'/></Types>",
                "_rels/.rels",
                "<Relationships xmlns='" + parts + "relationships'><Relationship Id='a' Type='" + office
                        + "officeDocument' Target='word/document.xml'/></Relationships>",
                "word/_rels/document.xml.rels",
                "<Relationships xmlns='" + parts + "relationships'><Relationship Id='b' Type='" + office
                        + "diagramData' Target='diagrams/data1.xml'/></Relationships>",
                "word/document.xml",
                "<w:document xmlns:w='w' xmlns:c='c'><w:body><w:p><w:r><w:t>Depths</w:t></w:r>"
                        + "<w:r><w:sym w:font='Wingdings' w:char='F0E0'/></w:r><w:r><c:chart/></w:r></w:p></w:body></w:document>",
                "word/diagrams/data1.xml",
                "<d:dataModel xmlns:d='d' xmlns:a='a'><a:p><a:r><a:t>East pier</a:t></a:r></a:p></d:dataModel>");
        DocumentText read = read(file);
        assertThat(read.text()).isEqualTo("Depths\u2192\n\nEast pier");
        assertThat(read.leftOut().stream().map(LeftOut::words)).containsExactly("1 chart");
    }
}
