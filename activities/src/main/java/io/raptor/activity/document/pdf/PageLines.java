package io.raptor.activity.document.pdf;

import io.raptor.activity.document.DocumentFailures;
import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.text.LeftOut;
import io.raptor.activity.document.text.TextBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Collects the lines of all pages, but of those that hold no text or characters that nobody can read. */
final class PageLines extends PDFTextStripper {

    private final DocumentLimits limits;
    private final TextBuilder built;
    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Sizes sizes = new Sizes();
    private final Pictures pictures = new Pictures();
    private int firstOfPage;
    private float y;
    private long length;
    private int glyphs;
    private int unmapped;
    private int byCode;
    private int unreadable;
    private boolean begins = true;

    PageLines(TextBuilder built, DocumentLimits limits) {
        this.built = built;
        this.limits = limits;
    }

    List<Line> lines() {
        return lines;
    }

    @Override
    protected void startPage(PDPage page) {
        if (Thread.currentThread().isInterrupted()) {
            throw limits.tooSlow();
        }
        firstOfPage = lines.size();
        glyphs = 0;
        unmapped = 0;
        byCode = 0;
        begins = true;
    }

    @Override
    protected void endPage(PDPage page) {
        endLine();
        List<Line> all = lines.subList(firstOfPage, lines.size());
        StringBuilder seen = new StringBuilder();
        all.forEach(line -> seen.append(line.text()).append('\n'));
        if (Gibberish.is(seen, glyphs, unmapped, byCode)) {
            all.clear();
            unreadable++;
            built.leftOut(LeftOut.Kind.UNREADABLE_PAGE);
        } else if (seen.chars().noneMatch(Character::isLetterOrDigit)) {
            all.clear();
            built.leftOut(LeftOut.Kind.PAGE_WITHOUT_TEXT);
        } else {
            built.leftOut(LeftOut.Kind.PICTURE, pictures.on(page));
        }
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        glyphs++;
        if (TexBitmaps.tell(font, code)) {
            byCode++;
        } else if (font.toUnicode(code) == null) {
            unmapped++;
        }
        super.showGlyph(matrix, font, code, displacement);
    }

    @Override
    protected void writeString(String word, List<TextPosition> positions) throws IOException {
        if (text.length() == 0 && !positions.isEmpty()) {
            y = positions.get(0).getYDirAdj();
        }
        text.append(byCode > 0 && TexBitmaps.set(positions) ? TexBitmaps.spelled(word) : word);
        positions.forEach(position -> sizes.add(position.getFontSizeInPt(), position.getUnicode()));
    }

    @Override
    protected void writeWordSeparator() {
        text.append(' ');
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writeParagraphStart() {
        endLine();
        begins = true;
    }

    @Override
    protected void writeParagraphEnd() {
        endLine();
        begins = true;
    }

    @Override
    protected void writeParagraphSeparator() {
        endLine();
        begins = true;
    }

    @Override
    protected void writePageStart() {
        // pages are marked by their number instead
    }

    @Override
    protected void writePageEnd() {
        // pages are marked by their number instead
    }

    private void endLine() {
        String line = SpacedSigns.joined(text.toString().strip());
        if (!line.isEmpty()) {
            lines.add(new Line(line, sizes.mostCommon(), getCurrentPageNo(), y, begins));
            begins = false;
            length += line.length();
            if (length > limits.maxCharacters()) {
                throw limits.tooManyCharacters();
            }
        }
        text.setLength(0);
        sizes.clear();
    }

    /** No page has text, since all are pictures or cannot be read. */
    void check() {
        if (lines.isEmpty() && unreadable > 0) {
            throw DocumentFailures.unsuitable(
                    "has characters that cannot be read (its fonts do not say them): run OCR");
        }
    }
}
