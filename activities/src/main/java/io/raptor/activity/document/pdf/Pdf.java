package io.raptor.activity.document.pdf;

import io.raptor.activity.document.DocumentFailures;
import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.text.Block.Kind;
import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.LeftOut;
import io.raptor.activity.document.text.TextBuilder;
import io.raptor.activity.document.text.TextCleaner;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The text of a PDF with its pages and headings. */
public final class Pdf {

    private static final Logger LOG = LoggerFactory.getLogger(Pdf.class);

    /** Beyond it, streams go to a temporary file. */
    private static final long MEMORY = 64L << 20;

    private Pdf() {}

    /** @throws io.raptor.activity.port.IndexingException DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE or UNSUITABLE_DOCUMENT */
    public static DocumentText read(Path file, DocumentLimits limits) {
        try (PDDocument document = Loader.loadPDF(
                new RandomAccessReadBufferedFile(file.toFile()),
                "",
                MemoryUsageSetting.setupMixed(MEMORY).streamCache)) {
            return read(document, limits);
        } catch (InvalidPasswordException e) {
            throw DocumentFailures.encrypted();
        } catch (IOException e) {
            LOG.debug("A PDF could not be parsed", e);
            throw DocumentFailures.damaged();
        }
    }

    private static DocumentText read(PDDocument document, DocumentLimits limits) throws IOException {
        TextBuilder built = new TextBuilder();
        PageLines pages = new PageLines(built, limits);
        pages.writeText(document, Writer.nullWriter());
        pages.check();
        List<Line> lines = RunningLines.without(pages.lines());
        PageNotes notes = PageNotes.of(document, limits);
        addBlocks(lines, Headings.of(lines, Bookmark.of(document, limits)), notes, built);
        notes.addBefore(Integer.MAX_VALUE, built);
        addFields(document, built);
        built.leftOut(LeftOut.Kind.ATTACHMENT, attachments(document));
        notes.tell(built);
        return built.build();
    }

    private static void addBlocks(
            List<Line> lines, Map<Integer, Headings.Mark> headings, PageNotes notes, TextBuilder built) {
        int from = 0;
        while (from < lines.size()) {
            Headings.Mark heading = headings.get(from);
            int to = from + 1;
            while (to < lines.size() && goesOn(lines, to, heading, headings.get(to))) {
                to++;
            }
            StringBuilder block = new StringBuilder();
            lines.subList(from, to).forEach(line -> block.append(line.text()).append('\n'));
            String text = TextCleaner.clean(block.toString(), true);
            notes.addBefore(lines.get(from).page(), built);
            built.page(lines.get(from).page());
            if (heading == null) {
                built.add(Kind.PARAGRAPH, text);
            } else {
                built.heading(heading.level(), text.strip().replaceAll("\\s+", " "));
            }
            from = to;
        }
    }

    private static boolean goesOn(
            List<Line> lines, int at, Headings.@Nullable Mark before, Headings.@Nullable Mark mark) {
        if (before != null || mark != null) {
            return before != null && mark != null && mark.first() == before.first();
        }
        Line line = lines.get(at);
        Line last = lines.get(at - 1);
        return line.page() == last.page() ? !line.begins() : isOpen(last.text()) && beginsWithin(line.text());
    }

    /** A sentence does not end with this line. */
    private static boolean isOpen(String line) {
        int last = line.codePointBefore(line.length());
        return Character.isLetterOrDigit(last) || ",-–—".indexOf(last) >= 0;
    }

    private static boolean beginsWithin(String line) {
        return Character.isLowerCase(line.codePointAt(0));
    }

    /** What was filled in. */
    private static void addFields(PDDocument document, TextBuilder built) {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        if (form != null) {
            built.page(0);
            for (PDField field : form.getFieldTree()) {
                String value = field.getValueAsString();
                String name =
                        field.getAlternateFieldName() == null ? field.getPartialName() : field.getAlternateFieldName();
                if (value != null && !value.isBlank() && !value.startsWith("COS")) {
                    built.add(Kind.PARAGRAPH, (name == null ? "" : name + ": ") + value);
                }
            }
        }
    }

    private static int attachments(PDDocument document) throws IOException {
        PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
        if (names == null
                || names.getEmbeddedFiles() == null
                || names.getEmbeddedFiles().getNames() == null) {
            return 0;
        }
        return names.getEmbeddedFiles().getNames().size();
    }
}
