package io.raptor.activity.document.office;

import io.raptor.activity.document.DocumentFailures;
import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.LeftOut;
import io.raptor.activity.document.text.TextBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** PowerPoint presentations: a slide is a page, its title a heading; its notes follow it. */
public final class Slides {

    private static final String IDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private Slides() {}

    public static DocumentText read(Path file, DocumentLimits limits) throws IOException {
        try (ZippedParts parts = ZippedParts.open(file, limits)) {
            String main = Relations.of(parts, "").kind("officeDocument");
            if (!parts.has(main)) {
                throw DocumentFailures.damaged();
            }
            Relations relations = Relations.of(parts, main);
            Order order = new Order();
            parts.read(main, order);
            TextBuilder built = new TextBuilder();
            for (String id : order.ids) {
                built.page(built.page() + 1);
                addSlide(parts, relations.id(id), built, limits);
            }
            return built.build();
        }
    }

    private static void addSlide(ZippedParts parts, String slide, TextBuilder built, DocumentLimits limits)
            throws IOException {
        Relations relations = Relations.of(parts, slide);
        parts.read(slide, new SlidePart(built, limits));
        for (String diagram : relations.all("diagramData")) {
            parts.read(diagram, new SlidePart(built, limits));
        }
        parts.read(relations.kind("notesSlide"), new SlidePart(built, limits));
        for (String comments : relations.all("comments")) {
            parts.read(comments, new Comments(built));
        }
    }

    private static final class Comments extends DefaultHandler {

        private final TextBuilder built;

        Comments(TextBuilder built) {
            this.built = built;
        }

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) {
            if (localName.equals("cm") || localName.equals("reply")) {
                built.leftOut(LeftOut.Kind.COMMENT);
            }
        }
    }

    private static final class Order extends DefaultHandler {

        private final List<String> ids = new ArrayList<>();

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) {
            if (localName.equals("sldId")) {
                String id = attributes.getValue(IDS, "id");
                ids.add(id == null ? String.valueOf(attributes.getValue("r:id")) : id);
            }
        }
    }
}
