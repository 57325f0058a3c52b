package io.raptor.activity.document.office;

import io.raptor.activity.document.DocumentFailures;
import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.markup.Flow;
import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.LeftOut;
import io.raptor.activity.document.text.TextBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** OpenDocument texts and presentations, without what tracked changes deleted. */
public final class OpenDocument extends DefaultHandler {

    private static final Set<String> UNSEEN = Set.of(
            "annotation",
            "tracked-changes",
            "ruby-text",
            "forms",
            "note-citation",
            "automatic-styles",
            "title",
            "desc",
            "index-title-template",
            "settings");

    private final TextBuilder built = new TextBuilder();
    private final Flow flow = new Flow(built, false);
    private final DocumentLimits limits;
    private boolean isHeading;

    private OpenDocument(DocumentLimits limits) {
        this.limits = limits;
    }

    public static DocumentText read(Path file, DocumentLimits limits) throws IOException {
        try (ZippedParts parts = ZippedParts.open(file, limits)) {
            Encryption encryption = new Encryption();
            parts.read("META-INF/manifest.xml", encryption);
            if (encryption.found) {
                throw DocumentFailures.encrypted();
            }
            if (!parts.has("content.xml")) {
                throw DocumentFailures.damaged();
            }
            OpenDocument reader = new OpenDocument(limits);
            parts.read("content.xml", reader);
            reader.flow.flush();
            return reader.built.build();
        }
    }

    private static final class Encryption extends DefaultHandler {

        private boolean found;

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) {
            found |= localName.equals("encryption-data");
        }
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        if (localName.equals("deletion")) {
            built.leftOut(LeftOut.Kind.DELETED_TEXT);
        } else if (localName.equals("annotation")) {
            built.leftOut(LeftOut.Kind.COMMENT);
        }
        if (UNSEEN.contains(localName)) {
            flow.hide();
        }
        if (flow.isHidden()) {
            return;
        }
        switch (localName) {
            case "h" -> heading(attribute(attributes, "outline-level"));
            case "s" -> flow.text(" ");
            case "tab" -> flow.text(" ");
            case "image" -> built.leftOut(LeftOut.Kind.PICTURE);
            case "object", "object-ole" -> built.leftOut(LeftOut.Kind.EMBEDDED_FILE);
            case "page" -> built.page(built.page() + 1);
            case "frame" -> isHeading = "title".equals(attribute(attributes, "class"));
            case "hidden-text", "hidden-paragraph" -> built.leftOut(LeftOut.Kind.HIDDEN_TEXT);
            default -> flow.start(html(localName));
        }
    }

    private void heading(String level) {
        flow.start("h" + (level.matches("[1-6]") ? level : level.isEmpty() ? "1" : "6"));
        depth = level.matches("[1-6]") ? level : level.isEmpty() ? "1" : "6";
    }

    private String depth = "1";

    private static String attribute(Attributes attributes, String localName) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals(localName)) {
                return attributes.getValue(i);
            }
        }
        return "";
    }

    private String html(String name) {
        return switch (name) {
            case "p" -> isHeading ? "h1" : "p";
            case "list-item", "list-header" -> "li";
            case "table" -> "table";
            case "table-row" -> "tr";
            case "table-cell" -> "td";
            case "line-break" -> "br";
            case "note" -> "span";
            case "text-box", "section" -> "div";
            default -> "span";
        };
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        if (!flow.isHidden()) {
            if (localName.equals("h")) {
                flow.end("h" + depth);
            } else {
                flow.end(html(localName));
            }
            isHeading &= !localName.equals("frame");
        }
        if (UNSEEN.contains(localName)) {
            flow.show();
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        flow.text(new String(chars, start, length));
        if (built.length() > limits.maxCharacters()) {
            throw limits.tooManyCharacters();
        }
    }
}
