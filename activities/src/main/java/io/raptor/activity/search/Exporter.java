package io.raptor.activity.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.raptor.activity.model.local.ExtractiveSummariser;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes a dataset as JSON Lines: a node a line, by document, level and index; the same bytes for the same trees. */
public final class Exporter {

    private final PublishedTrees library;
    private final JsonFactory json = ExportJson.factory();

    public Exporter(PublishedTrees library) {
        this.library = library;
    }

    /**
     * Writes every node of the dataset in UTF-8 and leaves {@code to} open.
     *
     * @throws IndexingException INVALID_REQUEST when there is no such dataset
     * @throws IOException when {@code to} does not take it
     */
    public void export(String dataset, OutputStream to) throws IOException {
        KnownDatasets.require(library, dataset);
        try (JsonGenerator out = json.createGenerator(to)) {
            library.export(dataset, node -> line(out, node, List.of(node.documentId())));
            library.exportDataset(dataset, (node, sources) -> line(out, node, sources));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void line(JsonGenerator out, PublishedNode node, List<String> sources) {
        try {
            write(out, node, sources);
            out.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(JsonGenerator out, PublishedNode node, List<String> sources) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", node.id());
        out.writeStringField("dataset", node.dataset());
        out.writeStringField("doc_id", node.documentId().isEmpty() ? null : node.documentId());
        out.writeNumberField("level", node.level());
        out.writeNumberField("index", node.index());
        out.writeStringField("text", node.text());
        out.writeStringField("title", node.title());
        out.writeArrayFieldStart("vector");
        for (float value : node.vector()) {
            out.writeNumber(value);
        }
        out.writeEndArray();
        strings(out, "children", node.children());
        strings(out, "source_doc_ids", sources);
        out.writeNumberField("tokens", node.tokens());
        String writer = ExtractiveSummariser.writer(node.summarisedBy());
        if (writer != null) {
            out.writeStringField("summarised_by", writer);
        }
        out.writeEndObject();
    }

    private static void strings(JsonGenerator out, String name, Iterable<String> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }
}
