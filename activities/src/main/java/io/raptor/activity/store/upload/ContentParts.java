package io.raptor.activity.store.upload;

import io.raptor.activity.store.sql.Sql;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.NoSuchElementException;

/** Contents in parts, so that one of any size is written and read with little memory. */
final class ContentParts {

    /** H2 takes a megabyte at most. */
    private static final int PART = 128 << 10;

    private final Sql sql;

    ContentParts(Sql sql) {
        this.sql = sql;
    }

    /** Within a transaction. */
    void insert(String hash, Path content) {
        try (InputStream in = Files.newInputStream(content)) {
            int part = 0;
            for (byte[] body = in.readNBytes(PART); body.length > 0; body = in.readNBytes(PART)) {
                sql.statement("insert into upload_part (content_hash, part, body) values (:hash, :part, :body)")
                        .param("hash", hash)
                        .param("part", part++)
                        .param("body", body)
                        .update();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an upload cannot be read from this machine's disk", e);
        }
    }

    @SuppressWarnings("JdkObsolete") // SequenceInputStream takes nothing else
    InputStream open(String hash) {
        return new SequenceInputStream(new Enumeration<>() {

            private int next;
            private byte[] body = read(hash, 0);

            @Override
            public boolean hasMoreElements() {
                return body.length > 0;
            }

            @Override
            public InputStream nextElement() {
                if (body.length == 0) {
                    throw new NoSuchElementException();
                }
                InputStream part = new ByteArrayInputStream(body);
                body = read(hash, ++next);
                return part;
            }
        });
    }

    /** Empty behind the last one. */
    private byte[] read(String hash, int part) {
        return sql.read(() -> sql.statement("select body from upload_part where content_hash = :hash and part = :part")
                .param("hash", hash)
                .param("part", part)
                .query((row, i) -> row.getBytes("body"))
                .optional()
                .orElse(new byte[0]));
    }
}
