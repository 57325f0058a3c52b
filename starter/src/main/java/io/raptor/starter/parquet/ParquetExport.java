package io.raptor.starter.parquet;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes an export as JSON Lines and writes it as Parquet files, a file a table. What is exported is decided in one place, and
 * a process elsewhere may send it.
 */
public final class ParquetExport extends OutputStream {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, ParquetFile> files = new LinkedHashMap<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private ParquetExport(Path folder, Map<String, List<Column>> tables) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, List<Column>> table : tables.entrySet()) {
            files.put(table.getKey(), new ParquetFile(folder.resolve(table.getKey() + ".parquet"), table.getValue()));
        }
    }

    /** For the nodes of a dataset. */
    public static ParquetExport ofNodes(Path folder) throws IOException {
        return new ParquetExport(folder, Tables.OF_DATASETS);
    }

    /** For the tables of a graph. */
    public static ParquetExport ofGraph(Path folder) throws IOException {
        return new ParquetExport(folder, Tables.OF_GRAPHS);
    }

    @Override
    public void write(int one) throws IOException {
        if (one == '\n') {
            row();
        } else {
            line.write(one);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int begin = from;
        for (int i = from; i < from + length; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, begin, i - begin);
                row();
                begin = i + 1;
            }
        }
        line.write(bytes, begin, from + length - begin);
    }

    private void row() throws IOException {
        if (JSON.readTree(line.toByteArray()) instanceof ObjectNode row) {
            String table = row.path("table").asText(Tables.NODES);
            ParquetFile file = files.get(table);
            if (file == null) {
                throw new IOException("the export holds a table that has no Parquet form: " + table);
            }
            file.add(completed(table, row));
        }
        line.reset();
    }

    /** With the columns that GraphRAG has beside those of the JSON form. */
    private static ObjectNode completed(String table, ObjectNode row) {
        switch (table) {
            case "text_units" -> row.set("document_id", row.path("document_ids").path(0));
            case "communities" -> row.put("period", "");
            case "community_reports" -> {
                ObjectNode report = JSON.createObjectNode();
                for (String name : List.of("title", "summary", "rank", "rating_explanation", "findings")) {
                    report.set(name, row.path(name));
                }
                row.put("period", "").put("full_content_json", report.toString());
            }
            default -> {
                // Has them all.
            }
        }
        return row;
    }

    /** Ends all files and gives them their names; how many rows each has, by its place. */
    public Map<Path, Long> finish() throws IOException {
        Map<Path, Long> rows = new LinkedHashMap<>();
        for (ParquetFile file : files.values()) {
            file.finish();
            rows.put(file.place(), file.rows());
        }
        return rows;
    }

    @Override
    public void close() throws IOException {
        for (ParquetFile file : files.values()) {
            file.close();
        }
    }
}
