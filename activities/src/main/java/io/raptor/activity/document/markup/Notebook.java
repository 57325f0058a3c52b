package io.raptor.activity.document.markup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.activity.document.text.Block.Kind;
import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.LeftOut;
import io.raptor.activity.document.text.TextBuilder;
import java.util.Optional;

/** A Jupyter notebook cell by cell: Markdown, code, and what the code printed. */
public final class Notebook {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Notebook() {}

    /** Empty for what is no notebook. */
    public static Optional<DocumentText> read(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            JsonNode cells =
                    root.has("worksheets") ? root.path("worksheets").path(0).path("cells") : root.path("cells");
            if (!cells.isArray()) {
                return Optional.empty();
            }
            TextBuilder built = new TextBuilder();
            cells.forEach(cell -> addCell(cell, built));
            return Optional.of(built.build());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static void addCell(JsonNode cell, TextBuilder built) {
        String source = text(cell.has("source") ? cell.path("source") : cell.path("input"));
        switch (cell.path("cell_type").asText()) {
            case "markdown" -> built.addAll(Markdown.read(source));
            case "heading" -> built.heading(cell.path("level").asInt(1), source);
            case "code" -> {
                built.add(Kind.CODE, source);
                cell.path("outputs").forEach(output -> addOutput(output, built));
            }
            default -> built.paragraphs(Kind.PARAGRAPH, source);
        }
    }

    private static void addOutput(JsonNode output, TextBuilder built) {
        JsonNode data = output.has("data") ? output.path("data") : output;
        boolean[] picture = {false};
        data.fieldNames()
                .forEachRemaining(
                        name -> picture[0] |= name.startsWith("image/") || name.equals("png") || name.equals("jpeg"));
        built.leftOut(LeftOut.Kind.PICTURE, picture[0] ? 1 : 0);
        if (output.has("evalue")) {
            built.add(
                    Kind.CODE,
                    output.path("ename").asText() + ": " + output.path("evalue").asText());
        } else if (!picture[0]) {
            built.add(Kind.CODE, text(data.has("text/plain") ? data.path("text/plain") : output.path("text")));
        }
    }

    /** Lines, which a notebook keeps as one text or as a list. */
    private static String text(JsonNode source) {
        StringBuilder text = new StringBuilder(source.isTextual() ? source.asText() : "");
        source.forEach(line -> text.append(line.asText()));
        return text.toString();
    }
}
