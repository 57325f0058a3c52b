package io.raptor.starter.parquet;

import static io.raptor.starter.parquet.Column.floats;
import static io.raptor.starter.parquet.Column.fraction;
import static io.raptor.starter.parquet.Column.integer;
import static io.raptor.starter.parquet.Column.integers;
import static io.raptor.starter.parquet.Column.records;
import static io.raptor.starter.parquet.Column.text;
import static io.raptor.starter.parquet.Column.texts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of exports and their columns; those of graphs are the columns that Microsoft's GraphRAG reads, then ours. */
final class Tables {

    static final String NODES = "nodes";

    static final Map<String, List<Column>> OF_DATASETS = Map.of(
            NODES,
            List.of(
                    text("id"),
                    text("dataset"),
                    text("doc_id"),
                    integer("level"),
                    integer("index"),
                    text("text"),
                    text("title"),
                    floats("vector"),
                    texts("children"),
                    texts("source_doc_ids"),
                    integer("tokens"),
                    text("summarised_by")));

    static final Map<String, List<Column>> OF_GRAPHS = ofGraphs();

    private Tables() {}

    private static Map<String, List<Column>> ofGraphs() {
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        tables.put(
                "entities",
                List.of(
                        text("id"),
                        integer("human_readable_id"),
                        text("title"),
                        text("type"),
                        text("description"),
                        texts("text_unit_ids"),
                        integer("frequency"),
                        integer("degree"),
                        texts("aliases"),
                        fraction("x"),
                        fraction("y")));
        tables.put(
                "relationships",
                List.of(
                        text("id"),
                        integer("human_readable_id"),
                        text("source"),
                        text("target"),
                        text("description"),
                        fraction("weight"),
                        integer("combined_degree"),
                        texts("text_unit_ids")));
        tables.put(
                "text_units",
                List.of(
                        text("id"),
                        integer("human_readable_id"),
                        text("text"),
                        integer("n_tokens"),
                        text("document_id"),
                        texts("entity_ids"),
                        texts("relationship_ids"),
                        texts("covariate_ids"),
                        texts("document_ids")));
        tables.put(
                "communities",
                List.of(
                        text("id"),
                        integer("human_readable_id"),
                        integer("community"),
                        integer("level"),
                        integer("parent"),
                        integers("children"),
                        text("title"),
                        texts("entity_ids"),
                        texts("relationship_ids"),
                        texts("text_unit_ids"),
                        text("period"),
                        integer("size")));
        tables.put(
                "community_reports",
                List.of(
                        text("id"),
                        integer("human_readable_id"),
                        integer("community"),
                        integer("level"),
                        integer("parent"),
                        integers("children"),
                        text("title"),
                        text("summary"),
                        text("full_content"),
                        fraction("rank"),
                        text("rating_explanation"),
                        records("findings", "summary", "explanation"),
                        text("full_content_json"),
                        text("period"),
                        integer("size")));
        tables.put(
                "documents",
                List.of(
                        text("id"),
                        integer("human_readable_id"),
                        text("title"),
                        text("text"),
                        texts("text_unit_ids"),
                        text("creation_date"),
                        text("raw_data")));
        tables.put(
                "joined_names",
                List.of(
                        text("entity_id"),
                        integer("human_readable_id"),
                        text("name"),
                        text("other_name"),
                        text("reason")));
        return tables;
    }
}
