package io.raptor.activity.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.LeftOut;
import java.awt.image.BufferedImage;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFreeText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationMarkup;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comments of reviewers are no text of a document, in any format, and its row counts them. */
class CommentsTest {

    @TempDir
    Path folder;

    private DocumentText read(Path file) throws Exception {
        return new DocumentReader(DocumentLimits.defaults()).read(file, false);
    }

    private static List<String> leftOut(DocumentText read) {
        return read.leftOut().stream().map(LeftOut::words).toList();
    }

    @Test
    void ofWord() throws Exception {
        DocumentText read = read(Samples.file(folder.resolve("a.docx"), out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                document.createParagraph().createRun().setText("Boats keep right.");
                document.getParagraphArray(0)
                        .getCTP()
                        .addNewR()
                        .addNewCommentReference()
                        .setId(BigInteger.ONE);
                document.write(out);
            }
        }));
        assertThat(read.text()).isEqualTo("Boats keep right.");
        assertThat(leftOut(read)).containsExactly("1 comment of a reviewer");
    }

    @Test
    void ofOpenDocument() throws Exception {
        DocumentText read = read(Samples.zip(
                folder.resolve("a.odt"),
                "mimetype",
                "application/vnd.oasis.opendocument.text",
                "content.xml",
                "<o:document-content xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
                        + " xmlns:t='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><o:body><o:text><t:p>Boats keep"
                        + "<o:annotation><t:p>Do they?</t:p></o:annotation> right.</t:p></o:text></o:body>"
                        + "</o:document-content>"));
        assertThat(read.text()).isEqualTo("Boats keep right.");
        assertThat(leftOut(read)).containsExactly("1 comment of a reviewer");
    }

    @Test
    void ofRtf() throws Exception {
        String rtf = "{\\rtf1\\ansi Boats keep{\\*\\annotation{\\*\\atnref 1}Do they?} right.\\par}";
        DocumentText read = read(Files.write(folder.resolve("a.rtf"), rtf.getBytes(StandardCharsets.US_ASCII)));
        assertThat(read.text()).isEqualTo("Boats keep right.");
        assertThat(leftOut(read)).containsExactly("1 comment of a reviewer");
    }

    @Test
    void ofSlides() throws Exception {
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        String relations = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                + "<Relationship Id='r1' Type='" + office + "%s' Target='%s'/></Relationships>";
        DocumentText read = read(
                Samples.zip(
                        folder.resolve("a.pptx"),
                        "[Content_Types].xml",
                        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override"
                                + " PartName='/ppt/presentation.xml' ContentType='application/vnd.openxmlformats-officedocument"
                                + ".presentationml.presentation.main+xml'/></Types>",
                        "_rels/.rels",
                        relations.formatted("officeDocument", "ppt/presentation.xml"),
                        "ppt/presentation.xml",
                        "<p:presentation xmlns:p='p' xmlns:r='" + office.substring(0, office.length() - 1)
                                + "'><p:sldIdLst><p:sldId r:id='r1'/></p:sldIdLst></p:presentation>",
                        "ppt/_rels/presentation.xml.rels",
                        relations.formatted("slide", "slides/slide1.xml"),
                        "ppt/slides/slide1.xml",
                        "<p:sld xmlns:p='p' xmlns:a='a'><p:sp><a:p><a:r><a:t>Boats keep right.</a:t></a:r></a:p></p:sp></p:sld>",
                        "ppt/slides/_rels/slide1.xml.rels",
                        relations.formatted("comments", "../comments/comment1.xml"),
                        "ppt/comments/comment1.xml",
                        "<p:cmLst xmlns:p='p'><p:cm><p:text>Do they?</p:text></p:cm><p:cm><p:text>Yes.</p:text></p:cm></p:cmLst>"));
        assertThat(read.text()).isEqualTo("Boats keep right.");
        assertThat(leftOut(read)).containsExactly("2 comments of reviewers");
    }

    @Test
    void ofPdfWhereBoxesTypedOnAPageAreItsText() throws Exception {
        DocumentText read = read(Samples.file(folder.resolve("a.pdf"), out -> {
            try (PDDocument document = new PDDocument()) {
                PDImageXObject logo = LosslessFactory.createFromImage(
                        document, new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB));
                for (String line : new String[] {"Boats keep right.", "Anchors stay up."}) {
                    PDPage page = new PDPage();
                    document.addPage(page);
                    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                        content.drawImage(logo, 72, 750);
                        content.beginText();
                        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                        content.newLineAtOffset(72, 700);
                        content.showText(line);
                        content.endText();
                    }
                }
                PDAnnotationMarkup typed = note(new PDAnnotationFreeText(), "Approved by the harbour master.");
                PDAnnotationMarkup unseen = note(new PDAnnotationFreeText(), "Not shown.");
                unseen.setHidden(true);
                document.getPage(0)
                        .setAnnotations(List.of(
                                typed,
                                unseen,
                                note(new PDAnnotationText(), "Do they?"),
                                note(new PDAnnotationFileAttachment(), "chart.png")));
                document.save(out);
            }
        }));
        assertThat(read.blocks().stream().map(block -> block.page() + " " + block.of(read.text())))
                .containsExactly("1 Boats keep right.", "1 Approved by the harbour master.", "2 Anchors stay up.");
        assertThat(leftOut(read)).containsExactly("1 attached file", "1 picture", "1 comment of a reviewer");
    }

    private static PDAnnotationMarkup note(PDAnnotationMarkup annotation, String contents) {
        annotation.setRectangle(new PDRectangle(72, 600, 200, 40));
        annotation.setContents(contents);
        return annotation;
    }
}
