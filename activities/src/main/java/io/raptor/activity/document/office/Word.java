package io.raptor.activity.document.office;

import io.raptor.activity.document.DocumentFailures;
import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.TextBuilder;
import java.io.IOException;
import java.nio.file.Path;

/** Word documents: the body with its text boxes, then foot and end notes, then diagrams. */
public final class Word {

    private Word() {}

    public static DocumentText read(Path file, DocumentLimits limits) throws IOException {
        try (ZippedParts parts = ZippedParts.open(file, limits)) {
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
            for (String diagram : relations.all("diagramData")) {
                parts.read(diagram, new SlidePart(built, limits));
            }
            return built.build();
        }
    }
}
