package io.raptor.activity.document;

import java.util.Locale;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Writes the XHTML that a parser reports as text: blocks apart, rows and list items on lines of their own. */
final class BlockWriter extends DefaultHandler {

    private static final Set<String> UNSEEN = Set.of(
            "head", "script", "style", "noscript", "template", "nav", "svg", "select", "button", "iframe", "object");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "dl",
            "table",
            "pre",
            "blockquote",
            "section",
            "article",
            "aside",
            "main",
            "header",
            "footer",
            "figure",
            "figcaption",
            "address",
            "form",
            "hr",
            "body",
            "caption");
    private static final Set<String> LINES = Set.of("li", "tr", "dt", "dd", "br");
    private static final Set<String> CELLS = Set.of("td", "th");

    private final DocumentLimits limits;
    private final boolean lineEndsMean;
    private final StringBuilder text = new StringBuilder();
    private final Gap gap = new Gap();
    private int unseen;
    private int preformatted;
    private int items;
    private boolean cellBegins;

    /** @param lineEndsMean ends of lines in the characters are ends of lines, as they are not in HTML */
    BlockWriter(DocumentLimits limits, boolean lineEndsMean) {
        this.limits = limits;
        this.lineEndsMean = lineEndsMean;
    }

    String text() {
        return text.toString();
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        String name = localName.toLowerCase(Locale.ROOT);
        unseen += UNSEEN.contains(name) ? 1 : 0;
        preformatted += name.equals("pre") ? 1 : 0;
        separate(name);
        items += isItem(name) ? 1 : 0;
        cellBegins |= CELLS.contains(name);
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        String name = localName.toLowerCase(Locale.ROOT);
        unseen -= UNSEEN.contains(name) ? 1 : 0;
        preformatted -= name.equals("pre") ? 1 : 0;
        items -= isItem(name) ? 1 : 0;
        if (CELLS.contains(name)) {
            gap.cell();
            cellBegins = false;
        } else if (!name.equals("br")) {
            separate(name);
        }
    }

    private void separate(String name) {
        if (BLOCKS.contains(name) && !cellBegins) {
            // a paragraph inside a list item or a cell does not end the item
            gap.lines(items > 0 ? 1 : 2);
        } else if (LINES.contains(name)) {
            gap.lines(1);
        }
    }

    private static boolean isItem(String name) {
        return name.equals("li") || CELLS.contains(name);
    }

    @Override
    public void ignorableWhitespace(char[] chars, int start, int length) throws SAXException {
        characters(chars, start, length);
    }

    @Override
    public void characters(char[] chars, int start, int length) throws SAXException {
        if (Thread.currentThread().isInterrupted()) {
            throw new SAXException("interrupted");
        }
        for (int i = start; unseen == 0 && i < start + length; i++) {
            write(chars[i]);
        }
        if (text.length() > limits.maxCharacters()) {
            throw limits.tooManyCharacters();
        }
    }

    private void write(char c) {
        if (preformatted == 0 && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
            gap.space(c == '\n', lineEndsMean);
            return;
        }
        gap.close(text);
        cellBegins = false;
        text.append(c);
    }

    /** The white space owed between what is written and what comes next. */
    private static final class Gap {

        private int lines;
        private int typedLines;
        private boolean cell;
        private boolean space;

        void lines(int atLeast) {
            lines = Math.max(lines, atLeast);
        }

        void cell() {
            cell = true;
            lines = 0;
        }

        void space(boolean lineEnd, boolean lineEndsMean) {
            space = true;
            typedLines = Math.min(typedLines + (lineEnd ? 1 : 0), lineEndsMean ? 2 : 0);
        }

        void close(StringBuilder text) {
            if (!text.isEmpty()) {
                text.append(between());
            }
            lines = 0;
            typedLines = 0;
            cell = false;
            space = false;
        }

        private String between() {
            if (lines == 0 && cell) {
                return "\t";
            }
            int breaks = Math.max(lines, typedLines);
            return breaks > 0 ? "\n".repeat(breaks) : space ? " " : "";
        }
    }
}
