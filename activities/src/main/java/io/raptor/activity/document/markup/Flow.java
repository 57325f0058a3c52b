package io.raptor.activity.document.markup;

import io.raptor.activity.document.text.Block.Kind;
import io.raptor.activity.document.text.TextBuilder;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Makes blocks of a run of XHTML elements and characters. White space means what it does there, unless line ends mean
 * ends of lines.
 */
public final class Flow {

    private final TextBuilder built;
    private final boolean lineEndsMean;
    private final StringBuilder text = new StringBuilder();
    private final Deque<Boolean> rows = new ArrayDeque<>();
    private int heading;
    private int items;
    private int quotes;
    private int preformatted;
    private int unseen;
    private boolean inRow;
    private boolean cellOwed;

    /** @param lineEndsMean ends of lines in the characters are ends of lines, as they are not in HTML */
    public Flow(TextBuilder built, boolean lineEndsMean) {
        this.built = built;
        this.lineEndsMean = lineEndsMean;
    }

    public TextBuilder built() {
        return built;
    }

    /** An element begins that a reader does not see, nor anything in it. */
    public void hide() {
        unseen++;
    }

    public void show() {
        unseen--;
    }

    public boolean isHidden() {
        return unseen > 0;
    }

    public void start(String name) {
        int level = Tags.headingLevel(name);
        if (level > 0) {
            leaveRow();
            flush();
            heading = level;
        } else if (name.equals("table")) {
            leaveRow();
            flush();
            rows.push(inRow);
            inRow = false;
        } else if (name.equals("tr")) {
            flush();
            inRow = true;
        } else if (Tags.isCell(name)) {
            cellOwed |= !text.isEmpty();
        } else if (name.equals("pre")) {
            leaveRow();
            flush();
            preformatted++;
        } else if (name.equals("br")) {
            lineBreak();
        } else {
            startFlow(name);
        }
    }

    private void startFlow(String name) {
        if (Tags.isItem(name)) {
            item();
            items++;
        } else if (name.equals("blockquote")) {
            separate();
            quotes++;
        } else if (Tags.isBlock(name)) {
            separate();
        }
    }

    public void end(String name) {
        if (Tags.headingLevel(name) > 0) {
            flush();
            heading = 0;
        } else if (name.equals("table")) {
            flush();
            inRow = !rows.isEmpty() && rows.pop();
        } else if (name.equals("tr")) {
            flush();
            inRow = false;
        } else if (Tags.isCell(name)) {
            endCell();
        } else if (name.equals("pre")) {
            flush();
            preformatted = Math.max(0, preformatted - 1);
        } else {
            endFlow(name);
        }
    }

    private void endFlow(String name) {
        if (Tags.isItem(name)) {
            item();
            items = Math.max(0, items - 1);
        } else if (name.equals("blockquote")) {
            separate();
            quotes = Math.max(0, quotes - 1);
        } else if (Tags.isBlock(name)) {
            separate();
        }
    }

    private void endCell() {
        if (inRow) {
            cellOwed = !text.isEmpty();
        } else {
            flush();
        }
    }

    /** Inside a cell an item is a part of the row. */
    private void item() {
        if (inRow) {
            space();
        } else {
            flush();
        }
    }

    /** The end of a block; inside a heading or a cell, only of a word. */
    private void separate() {
        if (inRow || heading > 0) {
            space();
        } else if (preformatted == 0) {
            flush();
        }
    }

    /** A row that holds headings, code or a table is there for its layout: what it holds stands for itself. */
    private void leaveRow() {
        if (inRow) {
            flush();
            inRow = false;
        }
    }

    private void lineBreak() {
        if (preformatted > 0 || !(inRow || heading > 0)) {
            trimBlank();
            text.append(text.isEmpty() ? "" : "\n");
        } else {
            space();
        }
    }

    /** Words of their own, such as a picture's description. */
    public void word(String words) {
        space();
        text(words);
        space();
    }

    public void text(CharSequence characters) {
        for (int i = 0; unseen == 0 && i < characters.length(); i++) {
            write(characters.charAt(i));
        }
    }

    private void write(char c) {
        boolean blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
        if (preformatted > 0 || !blank) {
            cell();
            text.append(c);
        } else if (c == '\n' && lineEndsMean && !inRow && heading == 0) {
            trimBlank();
            text.append(text.isEmpty() ? "" : "\n");
        } else {
            space();
        }
    }

    private void cell() {
        if (cellOwed && inRow) {
            trimBlank();
            text.append(text.isEmpty() ? "" : "\t");
        }
        cellOwed = false;
    }

    private void space() {
        if (!text.isEmpty() && " \n\t".indexOf(text.charAt(text.length() - 1)) < 0) {
            text.append(' ');
        }
    }

    private void trimBlank() {
        while (preformatted == 0 && !text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
    }

    /** Ends the block that is being written. */
    public void flush() {
        if (!text.isEmpty()) {
            if (heading > 0) {
                built.heading(heading, text.toString());
            } else if (lineEndsMean && preformatted == 0) {
                built.paragraphs(kind(), text.toString());
            } else {
                built.add(kind(), text.toString());
            }
            text.setLength(0);
        }
        cellOwed = false;
    }

    private Kind kind() {
        if (preformatted > 0) {
            return Kind.CODE;
        }
        if (inRow) {
            return Kind.TABLE_ROW;
        }
        return items > 0 ? Kind.LIST_ITEM : quotes > 0 ? Kind.QUOTE : Kind.PARAGRAPH;
    }
}
