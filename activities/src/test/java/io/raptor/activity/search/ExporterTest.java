package io.raptor.activity.search;

import static io.raptor.activity.search.Planted.DATASET;
import static io.raptor.activity.search.Planted.leaf;
import static io.raptor.activity.search.Planted.summary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.port.IndexingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExporterTest {

    private static String export(Planted planted) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Exporter(planted.store.publishedTrees()).export(DATASET, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void first(Planted planted) {
        planted.publish(
                "a.md",
                Angles.ID,
                List.of(leaf(0, "one \"é\"", 3, 0), leaf(1, "two", 4, 90)),
                summary(1, 0, "both", 45, 0, 1));
    }

    private static void second(Planted planted) {
        planted.publish("b.md", Angles.ID, List.of(leaf(0, "three", 5, 30)));
    }

    @Test
    void writesANodeALineByDocumentLevelAndIndex() throws IOException {
        try (Planted planted = new Planted()) {
            first(planted);
            String[] ids = planted.store.publishedTrees().tree(DATASET, "a.md").stream()
                    .map(node -> node.id())
                    .toArray(String[]::new);
            String[] lines = export(planted).split("\n", -1);
            assertThat(lines).hasSize(4).endsWith("");
            assertThat(lines[0])
                    .isEqualTo(
                            "{\"id\":\"" + ids[0] + "\",\"dataset\":\"d\",\"doc_id\":\"a.md\",\"level\":0,\"index\":0,"
                                    + "\"text\":\"one \\\"é\\\"\",\"title\":\"\",\"vector\":[1.0,0.0,0.0,0.0,0.0],"
                                    + "\"children\":[],\"source_doc_ids\":[\"a.md\"],\"tokens\":3}");
            assertThat(lines[2]).contains("\"children\":[\"" + ids[0] + "\",\"" + ids[1] + "\"]");
        }
    }

    @Test
    void writesTheSameBytesWhateverTheOrderOfPublishing() throws IOException {
        try (Planted one = new Planted();
                Planted other = new Planted()) {
            first(one);
            second(one);
            second(other);
            first(other);
            assertThat(export(one)).isEqualTo(export(other)).contains("b.md");
        }
    }

    @Test
    void namesTheKnownDatasets() {
        try (Planted planted = new Planted()) {
            Exporter exporter = new Exporter(planted.store.publishedTrees());
            assertThatThrownBy(() -> exporter.export("x", OutputStream.nullOutputStream()))
                    .isInstanceOf(IndexingException.class)
                    .hasMessageContaining("known are d");
        }
    }
}
