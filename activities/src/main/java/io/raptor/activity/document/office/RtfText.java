package io.raptor.activity.document.office;

import io.raptor.activity.document.text.Block.Kind;
import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.LeftOut;
import io.raptor.activity.document.text.TextBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/** The paragraphs and rows of an RTF document as they are written. */
final class RtfText {

    private final TextBuilder built = new TextBuilder();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder row = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean inDeleted;

    long length() {
        return built.length() + text.length() + row.length();
    }

    /** A byte of a character, which may have more. */
    void octet(int value, RtfState state) {
        if (value < 0x80 && bytes.size() == 0) {
            text.append((char) value);
        } else {
            bytes.write(value);
            if (bytes.size() >= 2) {
                flushBytes(state);
            }
        }
    }

    void put(char c, RtfState state) {
        flushBytes(state);
        text.append(c);
    }

    void flushBytes(RtfState state) {
        if (bytes.size() > 0) {
            text.append(new String(bytes.toByteArray(), charset(state.page())));
            bytes.reset();
        }
    }

    private static Charset charset(int page) {
        String name = switch (page) {
            case 10000 -> "x-MacRoman";
            case 932 -> "windows-31j";
            case 936 -> "GB18030";
            case 949 -> "x-windows-949";
            case 950 -> "Big5";
            case 874 -> "x-windows-874";
            case 65001 -> "UTF-8";
            case 437, 850, 852, 866 -> "IBM" + page;
            default -> "windows-" + page;
        };
        return Charset.forName(Charset.isSupported(name) ? name : "windows-1252");
    }

    /** Counts what is not seen. */
    void look(String word, RtfState state) {
        if (word.equals("pict")) {
            built.leftOut(LeftOut.Kind.PICTURE);
        } else if (word.equals("object")) {
            built.leftOut(LeftOut.Kind.EMBEDDED_FILE);
        } else if (word.equals("deleted") && state.deleted && !inDeleted) {
            built.leftOut(LeftOut.Kind.DELETED_TEXT);
        } else if (word.equals("annotation")) {
            built.leftOut(LeftOut.Kind.COMMENT);
        } else if (word.equals("v") && state.hidden && !state.unseen) {
            built.leftOut(LeftOut.Kind.HIDDEN_TEXT);
        }
        inDeleted = state.deleted;
    }

    void word(String word, RtfState state) {
        switch (word) {
            case "par", "sect", "page" -> endParagraph(state);
            case "line" -> text.append('\n');
            case "tab" -> text.append('\t');
            case "cell", "nestcell" -> {
                row.append(row.isEmpty() ? "" : "\t")
                        .append(text.toString().strip().replaceAll("\\s+", " "));
                text.setLength(0);
            }
            case "row", "nestrow" -> {
                built.add(Kind.TABLE_ROW, row.toString());
                row.setLength(0);
            }
            case "emdash" -> text.append('—');
            case "endash" -> text.append('–');
            case "bullet" -> text.append('•');
            case "lquote" -> text.append('‘');
            case "rquote" -> text.append('’');
            case "ldblquote" -> text.append('“');
            case "rdblquote" -> text.append('”');
            case "emspace", "enspace", "qmspace" -> text.append(' ');
            default -> {
                // looks only
            }
        }
    }

    void endParagraph(RtfState state) {
        if (state.inTable) {
            text.append(' ');
            return;
        }
        if (state.outline >= 0 && state.outline < 9) {
            built.heading(state.outline + 1, text.toString());
        } else {
            built.add(state.item ? Kind.LIST_ITEM : Kind.PARAGRAPH, text.toString());
        }
        text.setLength(0);
    }

    DocumentText build() {
        built.add(Kind.PARAGRAPH, row + " " + text);
        return built.build();
    }
}
