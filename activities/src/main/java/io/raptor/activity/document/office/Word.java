package io.raptor.activity.document.office;

import io.raptor.activity.document.DocumentFailures;
import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.TextBuilder;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Word documents: the body with its text boxes, then foot and end notes. */
public final class Word {

    private Word() {}

    public static DocumentText read(Path file, DocumentLimits limits) throws IOException {
        try (Package parts = Package.open(file, limits)) {
            String main = Relations.of(parts, "").kind("officeDocument");
            if (!parts.has(main)) {
                throw DocumentFailures.damaged();
            }
            Relations relations = Relations.of(parts, main);
            Styles styles = Styles.of(parts, relations.kind("styles"));
            TextBuilder built = new TextBuilder();
            for (String part : new String[] {main, relations.kind("footnotes"), relations.kind("endnotes")}) {
                WordPart body = new WordPart(styles, built, limits);
                parts.read(part, body);
                body.end();
            }
            return built.build();
        }
    }

    static @Nullable String attribute(Attributes attributes, String localName) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals(localName)) {
                return attributes.getValue(i);
            }
        }
        return null;
    }

    /** A property is on where it has no value, too. */
    static boolean isOn(Attributes attributes) {
        String value = attribute(attributes, "val");
        return value == null || !(value.equals("0") || value.equals("false") || value.equals("off"));
    }

    /** -1 for what is none. */
    static int number(@Nullable String value) {
        return value != null && value.matches("\\d{1,6}") ? Integer.parseInt(value) : -1;
    }
}
