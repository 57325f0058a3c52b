package io.raptor.activity.document.office;

import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.text.Block.Kind;
import io.raptor.activity.document.text.LeftOut;
import io.raptor.activity.document.text.SymbolMarks;
import io.raptor.activity.document.text.TextBuilder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Reads a part of a Word document: paragraphs, lists, tables by row, text boxes where they stand. */
final class WordPart extends DefaultHandler {

    private static final Set<String> UNSEEN = Set.of(
            "del",
            "moveFrom",
            "instrText",
            "delText",
            "delInstrText",
            "Fallback",
            "rt",
            "pPrChange",
            "rPrChange",
            "sdtPr");

    private final Styles styles;
    private final TextBuilder built;
    private final DocumentLimits limits;
    private final Deque<Paragraph> open = new ArrayDeque<>();
    private final StringBuilder code = new StringBuilder();
    private final StringBuilder row = new StringBuilder();
    private int unseen;
    private int tables;
    private boolean titled;
    private boolean inText;
    private boolean hiddenRun;
    private boolean hidWords;
    private boolean inRunProperties;

    WordPart(Styles styles, TextBuilder built, DocumentLimits limits) {
        this.styles = styles;
        this.built = built;
        this.limits = limits;
    }

    private static final class Paragraph {

        private final StringBuilder text = new StringBuilder();
        private final boolean inTable;
        private String style = "";
        private int outline = -1;
        private boolean item;

        Paragraph(boolean inTable) {
            this.inTable = inTable;
        }
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        if (UNSEEN.contains(localName)) {
            unseen++;
        }
        if (localName.equals("delText")) {
            built.leftOut(LeftOut.Kind.DELETED_TEXT);
        }
        if (unseen > 0) {
            return;
        }
        switch (localName) {
            case "p" -> open.push(new Paragraph(tables > 0 && open.isEmpty()));
            case "tbl" -> tables++;
            case "tr" -> flushCode();
            case "t" -> inText = true;
            case "tab" -> put(inRunProperties ? "" : "\t");
            case "br", "cr" -> put("\n");
            case "noBreakHyphen" -> put("\u2011");
            case "sym" -> put(symbol(attributes));
            case "blip", "imagedata" -> built.leftOut(LeftOut.Kind.PICTURE);
            case "OLEObject" -> built.leftOut(LeftOut.Kind.EMBEDDED_FILE);
            case "chart" -> built.leftOut(LeftOut.Kind.CHART);
            case "commentReference" -> built.leftOut(LeftOut.Kind.COMMENT);
            case "altChunk" -> built.leftOut(LeftOut.Kind.UNREAD_PART);
            default -> property(localName, attributes);
        }
    }

    /** A character of a symbol font, by its number there. */
    private static String symbol(Attributes attributes) {
        String number = String.valueOf(WordAttributes.attribute(attributes, "char"));
        return number.matches("[0-9A-Fa-f]{1,6}") ? SymbolMarks.of(Integer.parseInt(number, 16)) : " ";
    }

    private void property(String localName, Attributes attributes) {
        String value = String.valueOf(WordAttributes.attribute(attributes, "val"));
        switch (localName) {
            case "r" -> hiddenRun = false;
            case "rPr", "pPr", "tabs" -> inRunProperties = true;
            case "vanish", "webHidden" -> hiddenRun = WordAttributes.isOn(attributes) && localName.equals("vanish");
            case "rStyle" -> hiddenRun |= styles.isHidden(value);
            default -> paragraphProperty(localName, value);
        }
    }

    private void paragraphProperty(String localName, String value) {
        Paragraph paragraph = open.peek();
        if (paragraph != null) {
            switch (localName) {
                case "pStyle" -> paragraph.style = value;
                case "outlineLvl" -> paragraph.outline = WordAttributes.number(value);
                case "numId" -> paragraph.item = !value.equals("0");
                default -> {
                    // looks only
                }
            }
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        if (unseen == 0) {
            switch (localName) {
                case "p" -> endParagraph();
                case "tbl" -> tables--;
                case "tc" -> endCell();
                case "tr" -> endRow();
                case "t" -> inText = false;
                case "rPr", "pPr", "tabs" -> {
                    inRunProperties = false;
                    hiddenRun &= localName.equals("rPr");
                }
                case "r" -> endRun();
                default -> {
                    // nothing to be seen
                }
            }
        }
        if (UNSEEN.contains(localName)) {
            unseen--;
        }
    }

    private void endRun() {
        built.leftOut(LeftOut.Kind.HIDDEN_TEXT, hidWords ? 1 : 0);
        hiddenRun = false;
        hidWords = false;
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (inText && unseen == 0) {
            put(new String(chars, start, length));
            if (built.length() + row.length() + code.length() > limits.maxCharacters()) {
                throw limits.tooManyCharacters();
            }
        }
    }

    private void put(String text) {
        Paragraph paragraph = open.peek();
        if (hiddenRun) {
            hidWords |= !text.isBlank();
        } else if (paragraph != null) {
            paragraph.text.append(text);
        }
    }

    private void endParagraph() {
        Paragraph paragraph = open.pop();
        String text = paragraph.text.toString();
        if (paragraph.inTable && tables > 0) {
            row.append(row.isEmpty() || text.isBlank() ? "" : " ")
                    .append(text.strip().replaceAll("\\s+", " "));
            return;
        }
        int level = paragraph.outline >= 0 && paragraph.outline < 9
                ? Math.min(6, paragraph.outline + 1)
                : styles.headingLevel(paragraph.style);
        if (level == 0 && styles.isCode(paragraph.style)) {
            code.append(text).append('\n');
            return;
        }
        flushCode();
        if (level > 0) {
            // headings stand below the document's title
            built.heading(titled ? level + 1 : level, text.replaceAll("\\s+", " "));
            titled |= styles.isTitle(paragraph.style) && !text.isBlank();
        } else {
            built.add(paragraph.item ? Kind.LIST_ITEM : Kind.PARAGRAPH, text);
        }
    }

    private void endCell() {
        int end = row.length();
        while (end > 0 && row.charAt(end - 1) == ' ') {
            end--;
        }
        row.setLength(end);
        row.append(row.isEmpty() ? "" : "\t");
    }

    private void endRow() {
        built.add(Kind.TABLE_ROW, row.toString().replace("\t ", "\t"));
        row.setLength(0);
    }

    private void flushCode() {
        built.add(Kind.CODE, code.toString());
        code.setLength(0);
    }

    void end() {
        flushCode();
    }
}
