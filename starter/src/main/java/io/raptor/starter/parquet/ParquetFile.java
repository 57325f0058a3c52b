package io.raptor.starter.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * A Parquet file while it is written: a group of rows at a time, uncompressed, so that the same rows are the same bytes on
 * every machine. It has its name only once it is whole.
 */
final class ParquetFile implements AutoCloseable {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int GROUP_ROWS = 20_000;
    private static final int GROUP_BYTES = 16 << 20;
    private static final List<Encoding> ENCODINGS = List.of(Encoding.PLAIN, Encoding.RLE);

    private final Path place;
    private final Path unfinished;
    private final OutputStream out;
    private final List<Column> columns;
    private final List<RowGroup> groups = new ArrayList<>();
    private List<Values> values;
    private long written;
    private int groupRows;
    private long rows;

    ParquetFile(Path place, List<Column> columns) throws IOException {
        this.place = place;
        this.columns = columns;
        this.unfinished = place.resolveSibling(place.getFileName() + ".part");
        this.out = new BufferedOutputStream(Files.newOutputStream(unfinished));
        this.values = fresh();
        write(MAGIC);
    }

    private List<Values> fresh() {
        return columns.stream()
                .flatMap(column -> column.paths().stream().map(path -> new Values(column, path)))
                .toList();
    }

    /** @param row its columns by their names */
    void add(JsonNode row) throws IOException {
        values.forEach(one -> one.add(row.path(one.path().get(0))));
        groupRows++;
        rows++;
        if (groupRows >= GROUP_ROWS || values.stream().mapToLong(Values::bytes).sum() >= GROUP_BYTES) {
            endGroup();
        }
    }

    private void endGroup() throws IOException {
        List<ColumnChunk> chunks = new ArrayList<>();
        long begin = written;
        for (Values one : values) {
            chunks.add(chunk(one));
        }
        groups.add(new RowGroup(chunks, written - begin, groupRows));
        values = fresh();
        groupRows = 0;
    }

    /** A column's values in a group of rows are one page. */
    private ColumnChunk chunk(Values one) throws IOException {
        byte[] page = one.page();
        long begin = written;
        PageHeader header = new PageHeader(PageType.DATA_PAGE, page.length, page.length)
                .setData_page_header(new DataPageHeader(one.count(), Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
        Util.writePageHeader(header, counted());
        write(page);
        return new ColumnChunk(0)
                .setMeta_data(new ColumnMetaData(
                        ParquetSchema.type(one.kind()),
                        ENCODINGS,
                        one.path(),
                        CompressionCodec.UNCOMPRESSED,
                        one.count(),
                        written - begin,
                        written - begin,
                        begin));
    }

    private OutputStream counted() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                written += length;
            }
        };
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        written += bytes.length;
    }

    long rows() {
        return rows;
    }

    Path place() {
        return place;
    }

    /** Ends the file and gives it its name. */
    void finish() throws IOException {
        if (groupRows > 0) {
            endGroup();
        }
        long begin = written;
        Util.writeFileMetaData(
                new FileMetaData(1, ParquetSchema.of(columns), rows, groups).setCreated_by("raptor version 0.1.0"),
                counted());
        write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) (written - begin))
                .array());
        write(MAGIC);
        out.close();
        Files.move(unfinished, place, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Leaves nothing behind of a file that was not finished. */
    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(unfinished);
    }
}
