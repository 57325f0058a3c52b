package io.raptor.activity.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.LeftOut;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader sees of a document: headings, code, rows, pages, and what was left out. */
class StructureTest {

    @TempDir
    Path folder;

    private static List<String> blocks(DocumentText read) {
        return read.blocks().stream()
                .map(block -> block.kind() + (block.level() > 0 ? "" + block.level() : "")
                        + (block.page() > 0 ? "@" + block.page() : "") + " " + block.of(read.text()))
                .toList();
    }

    private static List<String> leftOut(DocumentText read) {
        return read.leftOut().stream().map(LeftOut::words).toList();
    }

    private DocumentText read(Path file) throws Exception {
        return new DocumentReader(DocumentLimits.defaults()).read(file, false);
    }

    private DocumentText read(String name, String content) throws Exception {
        return read(name, content, StandardCharsets.UTF_8);
    }

    private DocumentText read(String name, String content, Charset charset) throws Exception {
        return read(Files.write(folder.resolve(name), content.getBytes(charset)));
    }

    private static String base64(int bytes) {
        byte[] noise = new byte[bytes];
        new java.util.Random(7).nextBytes(noise);
        return Base64.getEncoder().encodeToString(noise);
    }

    @Test
    void readsMarkdownAsItsReaderSeesIt() throws Exception {
        String markdown = """
                ---
                title: Ports
                layout: x
                ---
                <!-- note --><a id=top></a>

                ## Piers `a_b` {#piers}

                See the [map](http://x.example/map) and ![a *plan*](p.png).[^1] It is ~~not~~ _so_.

                :::note Mind
                The step.
                :::

                > quoted
                > text

                - [x] one
                  - two

                |a|b|
                |-|-|
                |1 \\| 2|*3*|

                ```rust
                fn f() {

                    {{#include a.rs}}
                    x_y_z
                }
                ```

                [^1]: A foot.
                """;
        DocumentText read = read("a.md", markdown);
        assertThat(blocks(read))
                .containsExactly(
                        "HEADING1 Ports",
                        "HEADING2 Piers a_b",
                        "PARAGRAPH See the map and a plan . It is not so.",
                        "PARAGRAPH Mind",
                        "PARAGRAPH The step.",
                        "QUOTE quoted text",
                        "LIST_ITEM one",
                        "LIST_ITEM two",
                        "TABLE_ROW a\tb",
                        "TABLE_ROW 1 | 2\t3",
                        "CODE fn f() {\n\n\n    x_y_z\n}",
                        "PARAGRAPH A foot.");
        assertThat(leftOut(read)).containsExactly("1 picture");
    }

    @Test
    void readsNotebooksCellByCell() throws Exception {
        String notebook =
                "{\"nbformat\":4,\"cells\":[{\"cell_type\":\"markdown\",\"source\":[\"# Tides\\n\",\"They *rise*.\"]},"
                        + "{\"cell_type\":\"code\",\"source\":\"for x in y:\\n    print(x)\",\"outputs\":[{\"output_type\":\"stream\","
                        + "\"text\":[\"3.1\\n\"]},{\"data\":{\"image/png\":\"" + base64(300)
                        + "\",\"text/plain\":[\"<Figure>\"]}}]}]}";
        DocumentText read = read("a.ipynb", notebook);
        assertThat(blocks(read))
                .containsExactly(
                        "HEADING1 Tides", "PARAGRAPH They rise.", "CODE for x in y:\n    print(x)", "CODE 3.1");
        assertThat(leftOut(read)).containsExactly("1 picture");
    }

    @Test
    void keepsPagesOfPdfAndJoinsSentencesOverTheirEnds() throws Exception {
        Path pdf = Samples.pdf(folder.resolve("a.pdf"), "", "Boats keep to the", "right of the channel.\n\nNext.", "");
        DocumentText read = read(pdf);
        assertThat(blocks(read)).startsWith("PARAGRAPH@1 Boats keep to the\nright of the channel.");
        assertThat(read.blocks().get(read.blocks().size() - 1).page()).isLessThanOrEqualTo(2);
        assertThat(leftOut(read)).containsExactly("1 page without text (scanned? run OCR)");
    }

    @Test
    void whatRunsOverThePagesOfAPdfTearsNoSentence() throws Exception {
        String[] pages = new String[4];
        for (int page = 0; page < pages.length; page++) {
            pages[page] = "The Harbour Book " + (page + 11) + "\n\nthe bar is part " + "abcd".charAt(page)
                    + " of the\nchannel that boats keep to the";
        }
        DocumentText read = read(Samples.pdf(folder.resolve("a.pdf"), "", pages));
        assertThat(read.text()).doesNotContain("Harbour Book");
        assertThat(read.blocks()).hasSize(1);
    }

    @Test
    void readsWordWithItsHeadingsAndHyphens() throws Exception {
        Path file = Samples.file(folder.resolve("a.docx"), out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                XWPFRun run = document.createParagraph().createRun();
                run.setText("ice");
                run.getCTR().addNewNoBreakHyphen();
                run.setText("free");
                XWPFRun hidden = document.createParagraph().createRun();
                hidden.setVanish(true);
                hidden.setText("secret");
                document.createParagraph().createRun();
                document.getParagraphs()
                        .get(0)
                        .getCTP()
                        .addNewPPr()
                        .addNewOutlineLvl()
                        .setVal(java.math.BigInteger.ONE);
                document.getDocument()
                        .getBody()
                        .addNewP()
                        .addNewDel()
                        .addNewR()
                        .addNewDelText()
                        .setStringValue("gone");
                document.write(out);
            }
        });
        DocumentText read = read(file);
        assertThat(blocks(read)).containsExactly("HEADING2 ice\u2011free");
        assertThat(leftOut(read)).containsExactly("1 deleted passage (tracked changes)", "1 hidden passage");
    }

    @Test
    void leavesOutWhatOpenDocumentTracksAsDeleted() throws Exception {
        Path odt = Samples.zip(
                folder.resolve("a.odt"),
                "mimetype",
                "application/vnd.oasis.opendocument.text",
                "content.xml",
                "<o:document-content xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
                        + " xmlns:t='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><o:body><o:text><t:tracked-changes>"
                        + "<t:changed-region><t:deletion><t:p>Old fares.</t:p></t:deletion></t:changed-region>"
                        + "</t:tracked-changes><t:h t:outline-level='2'>Fares</t:h><t:p>New<t:s/>fares.</t:p>"
                        + "</o:text></o:body></o:document-content>");
        DocumentText read = read(odt);
        assertThat(blocks(read)).containsExactly("HEADING2 Fares", "PARAGRAPH New fares.");
        assertThat(leftOut(read)).containsExactly("1 deleted passage (tracked changes)");
    }

    @Test
    void readsEscapesOfRtf() throws Exception {
        String rtf = "{\\rtf1\\ansi\\uc1{\\*\\generator x;}Caf\\u233? is \\u8222?open\\u8220?, {\\v no}{\\deleted old}"
                + "ice\\_free \\'93so\\'94.\\par{\\trowd\\intbl a\\cell b\\cell\\row}\\pard\\outlinelevel0 Head\\par}";
        assertThat(blocks(read("a.rtf", rtf)))
                .containsExactly("PARAGRAPH Café is „open“, ice\u2011free “so”.", "TABLE_ROW a\tb", "HEADING1 Head");
    }

    @Test
    void splitsMailboxes() throws Exception {
        String mail = """
                From a@example.net Mon Nov  2 09:00:00 2026
                From: =?utf-8?q?J=C3=B8rn?= <a@example.net>
                Subject: One
                Date: Mon, 02 Nov 2026 09:00:00 +0000
                Content-Type: multipart/mixed; boundary=X

                --X
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                Caf=C3=A9 at=
                 noon.
                --X
                Content-Type: message/rfc822

                Subject: Inner
                From: b@example.net

                Forwarded.
                --X
                Content-Type: application/pdf; name=plan.pdf
                Content-Transfer-Encoding: base64

                JVBERg==
                --X--

                From b@example.net Mon Nov  2 09:00:00 2026
                Subject: Two

                >From here on.
                """;
        DocumentText read = read("a.mbox", mail);
        assertThat(blocks(read))
                .containsExactly(
                        "HEADING1 One",
                        "PARAGRAPH From: Jørn <a@example.net>\nDate: Mon, 02 Nov 2026 09:00:00 +0000",
                        "PARAGRAPH Café at noon.",
                        "HEADING3 Inner",
                        "PARAGRAPH From: b@example.net",
                        "PARAGRAPH Forwarded.",
                        "PARAGRAPH Attached: plan.pdf",
                        "HEADING1 Two",
                        "PARAGRAPH From here on.");
        assertThat(leftOut(read)).containsExactly("1 attached file");
    }

    @Test
    void leavesOutEncodedData() throws Exception {
        String lines = base64(600).replaceAll("(.{76})", "$1\n");
        String pem = "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----";
        String text = "Before it.\n\n" + lines + "\n\nBetween.\n\n" + pem + "\n\nAfter data:image/png;base64,"
                + base64(90) + " it.\n\nA row ........................................ 7\n\n----------\n";
        DocumentText read = read("a.txt", text);
        assertThat(read.text()).isEqualTo("Before it.\n\nBetween.\n\nAfter  it.\n\nA row … 7");
        assertThat(leftOut(read)).containsExactly("3 runs of encoded data");
        assertThatThrownBy(() -> read("b.txt", lines)).hasMessageContaining("holds no text");
        assertThat(read("c.md", "![a](data:image/png;base64," + base64(300) + ")\n\nWords.\n")
                        .text())
                .isEqualTo("a\n\nWords.");
    }

    @Test
    void takesALabelForWhatTheBytesAre() throws Exception {
        String page = "<meta charset=%s><p>Fähre für Fußgänger – 40 €</p>";
        Charset windows = Charset.forName("windows-1252");
        String expected = "Fähre für Fußgänger – 40 €";
        assertThat(read("a.html", String.format(page, "utf-8"), windows).text()).isEqualTo(expected);
        assertThat(read("b.html", String.format(page, "iso-8859-1"), windows).text())
                .isEqualTo(expected);
        assertThat(read("c.html", String.format(page, "iso-8859-1")).text()).isEqualTo(expected);
    }

    @Test
    void refusesWhatIsDamagedOrNotWhatItsNameSays() {
        assertThatThrownBy(() -> read("a.txt", "Gr\uFFFD\uFFFDe f\uFFFDr M\uFFFDdchen"))
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> read("a.pdf", "1 0 obj\n<<\n/Type /Page\n>>\nendobj\n"))
                .hasMessageContaining("not what its name says");
    }

    @Test
    void readsPagesThatAreNestedDeeply() throws Exception {
        assertThat(read("a.html", "<div>".repeat(20_000) + "deep").text()).isEqualTo("deep");
    }
}
