package io.raptor.starter.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other programs make of the files is seen by {@code ParquetIT}. */
class ParquetExportTest {

    @TempDir
    Path folder;

    private static String node(int number) {
        return "{\"id\":\"n" + number + "\",\"dataset\":\"d\",\"doc_id\":null,\"level\":0,\"index\":" + number
                + ",\"text\":\"Dünung " + number + "\",\"title\":\"\",\"vector\":[0.5,-1.25],\"children\":[],"
                + "\"source_doc_ids\":[\"a.md\",\"b.md\"],\"tokens\":3}\n";
    }

    private static void write(Path to, int nodes) throws IOException {
        try (ParquetExport export = ParquetExport.ofNodes(to)) {
            for (int i = 0; i < nodes; i++) {
                export.write(node(i).getBytes(StandardCharsets.UTF_8));
            }
            assertThat(export.finish()).containsEntry(to.resolve("nodes.parquet"), (long) nodes);
        }
    }

    private static FileMetaData footer(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        assertThat(new String(bytes, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
        assertThat(new String(bytes, bytes.length - 4, 4, StandardCharsets.US_ASCII))
                .isEqualTo("PAR1");
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
        return Util.readFileMetaData(
                new ByteArrayInputStream(Arrays.copyOfRange(bytes, bytes.length - 8 - length, bytes.length - 8)));
    }

    @Test
    void theSameRowsAreTheSameBytes() throws IOException {
        write(folder.resolve("one"), 100);
        write(folder.resolve("other"), 100);
        assertThat(folder.resolve("one/nodes.parquet")).hasSameBinaryContentAs(folder.resolve("other/nodes.parquet"));
    }

    @Test
    void rowsAreWrittenGroupByGroup() throws IOException {
        write(folder, 45_000);
        FileMetaData footer = footer(folder.resolve("nodes.parquet"));
        assertThat(footer.getNum_rows()).isEqualTo(45_000);
        assertThat(footer.getRow_groups())
                .extracting(group -> group.getNum_rows())
                .containsExactly(20_000L, 20_000L, 5_000L);
    }

    @Test
    void aTableWithoutRowsHasItsColumns() throws IOException {
        write(folder, 0);
        FileMetaData footer = footer(folder.resolve("nodes.parquet"));
        assertThat(footer.getSchema()).extracting(element -> element.getName()).contains("id", "vector", "tokens");
        assertThat(footer.getRow_groups()).isEmpty();
    }

    @Test
    void linesMayComeInAnyPieces() throws IOException {
        write(folder.resolve("whole"), 3);
        try (ParquetExport export = ParquetExport.ofNodes(folder.resolve("pieces"))) {
            byte[] all = String.join(
                            "",
                            IntStream.range(0, 3)
                                    .mapToObj(ParquetExportTest::node)
                                    .toList())
                    .getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < all.length; i += 7) {
                export.write(all, i, Math.min(7, all.length - i));
            }
            export.finish();
        }
        assertThat(folder.resolve("pieces/nodes.parquet"))
                .hasSameBinaryContentAs(folder.resolve("whole/nodes.parquet"));
    }

    @Test
    void nothingStaysOfAnExportThatWasCutOff() throws IOException {
        assertThatThrownBy(() -> {
                    try (ParquetExport export = ParquetExport.ofNodes(folder)) {
                        export.write(node(1).getBytes(StandardCharsets.UTF_8));
                        throw new IOException("cut off");
                    }
                })
                .hasMessage("cut off");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
