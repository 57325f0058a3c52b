package io.raptor.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Chunks with their vectors, as the Python side writes them. */
final class Chunks {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Chunks() {}

    /** The first {@code limit} chunks of a folder as leaves. */
    static List<TreeNode> read(Path folder, int limit) throws IOException {
        int dimensions =
                JSON.readTree(folder.resolve("chunks.json").toFile()).get("dim").intValue();
        List<TreeNode> leaves = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(folder.resolve("chunks.jsonl"));
                FileChannel vectors = FileChannel.open(folder.resolve("chunks.f32"))) {
            String line = lines.readLine();
            while (line != null && leaves.size() < limit) {
                leaves.add(leaf(JSON.readTree(line), vector(vectors, dimensions)));
                line = lines.readLine();
            }
        }
        return leaves;
    }

    private static TreeNode leaf(JsonNode row, float[] vector) {
        return new TreeNode(
                row.get("id").asText(),
                0,
                row.get("text").asText(),
                row.get("tokens").intValue(),
                vector,
                List.of(),
                List.of(row.get("doc_id").asText()));
    }

    private static float[] vector(FileChannel file, int dimensions) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(dimensions * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes) < 0) {
                throw new IOException("chunks.f32 holds fewer vectors than chunks.jsonl has lines");
            }
        }
        float[] vector = new float[dimensions];
        bytes.flip().asFloatBuffer().get(vector);
        return vector;
    }
}
