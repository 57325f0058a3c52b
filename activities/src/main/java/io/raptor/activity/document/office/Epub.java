package io.raptor.activity.document.office;

import io.raptor.activity.document.DocumentFailures;
import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.charset.Decoded;
import io.raptor.activity.document.charset.Decoder;
import io.raptor.activity.document.markup.Html;
import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.TextBuilder;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** EPUB books in their reading order, without the page that lists their chapters. */
public final class Epub {

    private Epub() {}

    public static DocumentText read(Path file, DocumentLimits limits) throws IOException {
        try (ZippedParts parts = ZippedParts.open(file, limits)) {
            if (parts.has("META-INF/encryption.xml") && parts.has("META-INF/rights.xml")) {
                throw DocumentFailures.encrypted();
            }
            Root root = new Root();
            parts.read("META-INF/container.xml", root);
            if (!parts.has(root.path)) {
                throw DocumentFailures.damaged();
            }
            Book book = new Book(root.path.substring(0, root.path.lastIndexOf('/') + 1));
            parts.read(root.path, book);
            TextBuilder built = new TextBuilder();
            for (String id : book.spine) {
                String page = book.pages.get(id);
                if (page != null && parts.has(page)) {
                    Decoded decoded = Decoder.read(parts.bytes(page), null);
                    built.addAll(Html.read(decoded.text()).warned(decoded.warning()));
                }
                if (built.length() > limits.maxCharacters()) {
                    throw limits.tooManyCharacters();
                }
            }
            return built.build();
        }
    }

    private static final class Root extends DefaultHandler {

        private String path = "";

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) {
            if (localName.equals("rootfile") && path.isEmpty()) {
                path = String.valueOf(attributes.getValue("full-path"));
            }
        }
    }

    private static final class Book extends DefaultHandler {

        private final String folder;
        private final Map<String, String> pages = new HashMap<>();
        private final List<String> spine = new ArrayList<>();

        Book(String folder) {
            this.folder = folder;
        }

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) {
            String path = attributes.getValue("href");
            String type = String.valueOf(attributes.getValue("media-type"));
            boolean contents = String.valueOf(attributes.getValue("properties")).contains("nav");
            if (localName.equals("item") && path != null && !contents && type.contains("html")) {
                pages.put(String.valueOf(attributes.getValue("id")), folder + decoded(path));
            } else if (localName.equals("itemref")) {
                spine.add(String.valueOf(attributes.getValue("idref")));
            }
        }

        private static String decoded(String path) {
            try {
                return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return path;
            }
        }
    }
}
