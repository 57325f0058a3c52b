package io.raptor.activity.document.office;

import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.text.Block.Kind;
import io.raptor.activity.document.text.LeftOut;
import io.raptor.activity.document.text.TextBuilder;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Reads a slide, its notes or a diagram on it: shapes in their order, without dates, footers and numbers of slides. */
final class SlidePart extends DefaultHandler {

    private static final Set<String> UNSEEN = Set.of("dt", "ftr", "hdr", "sldNum", "sldImg");
    private static final Set<String> TITLES = Set.of("title", "ctrTitle");

    private final TextBuilder built;
    private final DocumentLimits limits;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder row = new StringBuilder();
    private String placeholder = "";
    private boolean list;
    private boolean inText;
    private boolean inTable;
    private boolean fallback;

    SlidePart(TextBuilder built, DocumentLimits limits) {
        this.built = built;
        this.limits = limits;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        switch (localName) {
            case "sp" -> {
                placeholder = "";
                list = false;
            }
            case "ph" -> {
                String type = attributes.getValue("type");
                placeholder = type == null ? "obj" : type;
                list = placeholder.equals("obj");
            }
            case "Fallback" -> fallback = true;
            case "tbl" -> inTable = true;
            case "t" -> inText = true;
            case "br" -> text.append(isTitle() || inTable ? " " : "\n");
            case "pic" -> built.leftOut(LeftOut.Kind.PICTURE);
            case "chart" -> built.leftOut(LeftOut.Kind.CHART);
            case "oleObj" -> built.leftOut(LeftOut.Kind.EMBEDDED_FILE);
            default -> {
                // looks only
            }
        }
    }

    private boolean isTitle() {
        return TITLES.contains(placeholder);
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (inText && !fallback && !UNSEEN.contains(placeholder)) {
            text.append(chars, start, length);
            if (built.length() + text.length() + row.length() > limits.maxCharacters()) {
                throw limits.tooManyCharacters();
            }
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        switch (localName) {
            case "t" -> inText = false;
            case "p" -> endParagraph();
            case "tc" -> row.append(row.isEmpty() ? "" : "\t");
            case "tr" -> {
                built.add(Kind.TABLE_ROW, row.toString().replace("\t ", "\t"));
                row.setLength(0);
            }
            case "tbl" -> inTable = false;
            case "Fallback" -> fallback = false;
            case "sp" -> placeholder = "";
            default -> {
                // nothing to be seen
            }
        }
    }

    private void endParagraph() {
        String words = text.toString();
        text.setLength(0);
        if (inTable) {
            row.append(row.isEmpty() || words.isBlank() ? "" : " ").append(words.strip());
        } else if (isTitle()) {
            built.heading(1, words.replaceAll("\\s+", " "));
        } else {
            built.add(list ? Kind.LIST_ITEM : Kind.PARAGRAPH, words);
        }
    }
}
