package io.raptor.activity.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.document.text.TextCleaner;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentReaderTest {

    @TempDir
    Path folder;

    private static String read(Path file) throws InterruptedException {
        return new DocumentReader(DocumentLimits.defaults()).read(file, false).text();
    }

    private String readText(String name, String content, Charset charset) throws Exception {
        return read(Files.write(file(name), content.getBytes(charset)));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    @Test
    void readsWord() throws Exception {
        assertThat(read(Samples.docx(file("a.docx"))))
                .isEqualTo(
                        "Harbour rules\n\nBoats keep to the right.\n\nSpeed\t5 knots\nDepth\t3 m\n\nAnchors stay up.");
    }

    @Test
    void readsSlides() throws Exception {
        assertThat(read(Samples.pptx(file("a.pptx")))).isEqualTo("Tides rise twice a day.\n\nCheck the table first.");
        assertThat(read(Samples.ppt(file("a.ppt")))).isEqualTo("Tides rise twice a day.");
    }

    @Test
    void readsPdfAndJoinsDividedWords() throws Exception {
        String[] pages = {"A ship sails the wa-\nter, state-of-\nthe-art. It\nreturns.", "Second page."};
        assertThat(read(Samples.pdf(file("a.pdf"), "", pages)))
                .isEqualTo("A ship sails the water, state-of-the-art. It\nreturns.\n\nSecond page.");
    }

    @Test
    void readsBooksInTheirReadingOrder() throws Exception {
        assertThat(read(Samples.epub(file("a.epub"))))
                .isEqualTo("Chapter one\n\nA gull sat on the mast.\n\nThe gull flew off.");
    }

    @Test
    void readsOpenDocumentAndRtf() throws Exception {
        assertThat(read(Samples.odt(file("a.odt")))).isEqualTo("Ropes\n\nTie a bowline.");
        String rtf = "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 Hello \\b bold\\b0  world.\\par Second.\\par}";
        assertThat(readText("a.rtf", rtf, UTF_8)).isEqualTo("Hello bold world.\n\nSecond.");
    }

    @Test
    void readsMailWithItsSubject() throws Exception {
        String expected = "Mooring fees\n\nFees rise in May.\n\nPay early.";
        assertThat(read(Samples.msg(file("a.msg"), "Mooring fees", "Fees rise in May.\r\n\r\nPay early.")))
                .isEqualTo(expected);
        String sent = "Mooring fees\n\nFrom: a@example.org\n\n";
        String mail = "From: a@example.org\r\nTo: b@example.org\r\nSubject: Mooring fees\r\nMIME-Version: 1.0\r\n";
        assertThat(readText("a.eml", mail + "\r\nFees rise in May.\r\n\r\nPay early.\r\n", UTF_8))
                .isEqualTo(sent + "Fees rise in May.\n\nPay early.");
        String parts = mail + "Content-Type: multipart/mixed; boundary=X\r\n\r\n--X\r\nContent-Type: text/html\r\n\r\n"
                + "<p>Html body.</p>\r\n--X\r\nContent-Type: text/plain\r\n"
                + "Content-Disposition: attachment; filename=a.txt\r\n\r\nAttached.\r\n--X--\r\n";
        assertThat(readText("b.eml", parts, UTF_8)).isEqualTo(sent + "Html body.\n\nAttached: a.txt");
    }

    @Test
    void readsWebPagesWithoutTagsAndScripts() throws Exception {
        String page = "<html><head><title>T</title><style>p{}</style></head><body><nav>menu</nav><div>one</div>"
                + "<div>two <b>bold</b></div><script>bad()</script><p>three\n\nfour</p><ul><li>i</li><li><p>j</p></li>"
                + "</ul><table><tr><td><p>a</p></td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
                + "<pre>x\n  y</pre></body></html>";
        assertThat(readText("a.html", page, UTF_8))
                .isEqualTo("one\n\ntwo bold\n\nthree four\n\ni\nj\n\na\tb\nc\td\n\nx\n  y");
    }

    @Test
    void readsMarkdownEvenWhenItBeginsWithATag() throws Exception {
        String markdown = "<h1 align=center>Hi</h1>\n\n# Head\n\n- item\n";
        assertThat(readText("a.md", markdown, UTF_8)).isEqualTo("Hi\n\nHead\n\nitem");
    }

    @Test
    void findsTheCharsetOfText() throws Exception {
        String german = "Größe und Maß für Bücher, schöne Übung. Das Mädchen läuft über die Straße.";
        String japanese = "これは日本語の文章です。文字コードを調べます。港の規則。";
        assertThat(readText("a.txt", german, UTF_8)).isEqualTo(german);
        assertThat(readText("b.txt", german, StandardCharsets.ISO_8859_1)).isEqualTo(german);
        assertThat(readText("c.txt", german, StandardCharsets.UTF_16)).isEqualTo(german);
        assertThat(readText("d.txt", japanese, Charset.forName("Shift_JIS"))).isEqualTo(japanese);
        assertThat(readText("e.txt", "a".repeat(200_000) + german, UTF_8)).endsWith(german);
    }

    @Test
    void dropsControlCharactersAndNormalisesLineEnds() throws Exception {
        assertThat(readText(
                        "a.txt",
                        "\uFEFFone\u0000 and \u0007two\r\nthree\rfour\fco\u00ADop" + " more".repeat(20),
                        UTF_8))
                .isEqualTo("one and two\nthree\nfour\n\ncoop" + " more".repeat(20));
        assertThat(TextCleaner.clean("\uD800a\uD83D\uDE00", false)).isEqualTo("\uFFFDa\uD83D\uDE00");
    }

    @Test
    void asksNothingOfTheNetworkOrTheDiskInXml() throws Exception {
        Path secret = Files.writeString(file("secret"), "password");
        String xml = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM '" + secret.toUri()
                + "'>]><a><b>one</b><b>two &x;</b></a>";
        assertThat(readText("a.xml", xml, UTF_8)).isEqualTo("one two");
    }

    @Test
    void readsTablesWhenAskedTo() throws Exception {
        Path table = Files.writeString(file("a.csv"), "port,depth\nEast,3\n");
        assertThat(new DocumentReader(DocumentLimits.defaults())
                        .read(table, true)
                        .text())
                .isEqualTo("port,depth\nEast,3");
        Path sheet = Samples.xlsx(file("a.xlsx"));
        assertThat(new DocumentReader(DocumentLimits.defaults())
                        .read(sheet, true)
                        .text())
                .contains("port\tdepth\nEast\t3");
        assertThatThrownBy(() -> read(sheet)).hasMessageContaining("raptor.tables=true");
        assertThatThrownBy(() -> read(table)).hasMessageContaining("raptor.tables=true");
    }
}
