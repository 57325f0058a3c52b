package io.raptor.activity.store.upload;

import io.raptor.activity.port.UploadStore;
import io.raptor.activity.store.sql.Sql;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Uploaded files in three tables: names, contents, and the parts of contents that the database keeps. */
public final class SqlUploads implements UploadStore {

    private static final String SELECT = """
            select u.name, c.bytes, c.content_hash, c.location from upload u
            join upload_content c on c.content_hash = u.content_hash
            """;

    private final Sql sql;
    private final ContentParts parts;
    private final Clock clock;

    public SqlUploads(Sql sql, Clock clock) {
        this.sql = sql;
        this.parts = new ContentParts(sql);
        this.clock = clock;
    }

    @Override
    public Change put(String dataset, Upload upload, Path content) {
        return sql.write(() -> {
            List<String> dropped = new ArrayList<>();
            boolean fresh = insertContent(upload);
            // Whoever takes it away at this moment is waited for.
            while (!fresh && content(upload.contentHash(), true).isEmpty()) {
                fresh = insertContent(upload);
            }
            if (fresh && upload.location() == null) {
                parts.insert(upload.contentHash(), content);
            } else if (!fresh && upload.location() != null) {
                dropped.add(upload.location());
            }
            Optional<String> former = former(dataset, upload.name());
            insertName(dataset, upload, former.isPresent());
            former.filter(hash -> !hash.equals(upload.contentHash()))
                    .ifPresent(hash -> dropped.addAll(dropUnused(Set.of(hash))));
            return new Change(former.isPresent(), dropped);
        });
    }

    /** @return whether it was not there */
    private boolean insertContent(Upload upload) {
        return sql.statement("""
                        insert into upload_content (content_hash, bytes, location) values (:hash, :bytes, :location)
                        on conflict do nothing
                        """)
                        .param("hash", upload.contentHash())
                        .param("bytes", upload.bytes())
                        .param("location", upload.location())
                        .update()
                > 0;
    }

    private Optional<String> former(String dataset, String name) {
        return sql.statement("select content_hash from upload where dataset = :dataset and name = :name for update")
                .param("dataset", dataset)
                .param("name", name)
                .query(String.class)
                .optional();
    }

    private void insertName(String dataset, Upload upload, boolean replaces) {
        String statement = replaces ? """
                update upload set content_hash = :hash, uploaded_at = :now where dataset = :dataset and name = :name
                """ : """
                insert into upload (dataset, name, content_hash, uploaded_at) values (:dataset, :name, :hash, :now)
                """;
        sql.statement(statement)
                .param("hash", upload.contentHash())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("dataset", dataset)
                .param("name", upload.name())
                .update();
    }

    /** Takes away contents that no file has. */
    private List<String> dropUnused(Collection<String> hashes) {
        List<String> locations = new ArrayList<>();
        for (String hash : hashes) {
            Optional<Upload> kept = content(hash, true);
            int gone = sql.statement("""
                            delete from upload_content where content_hash = :hash
                              and not exists (select 1 from upload u where u.content_hash = :hash)
                            """).param("hash", hash).update();
            if (gone > 0) {
                kept.map(Upload::location).ifPresent(locations::add);
            }
        }
        return locations;
    }

    private Optional<Upload> content(String hash, boolean locked) {
        return sql.statement("select '' as name, bytes, content_hash, location from upload_content"
                        + " where content_hash = :hash" + (locked ? " for update" : ""))
                .param("hash", hash)
                .query(SqlUploads::upload)
                .optional();
    }

    private static Upload upload(ResultSet row, int number) throws SQLException {
        return new Upload(
                row.getString("name"), row.getLong("bytes"), row.getString("content_hash"), row.getString("location"));
    }

    @Override
    public Optional<Upload> known(String contentHash) {
        return sql.read(() -> content(contentHash, false));
    }

    @Override
    public Optional<Upload> find(String dataset, String name) {
        return sql.read(() -> sql.statement(SELECT + " where u.dataset = :dataset and u.name = :name")
                .param("dataset", dataset)
                .param("name", name)
                .query(SqlUploads::upload)
                .optional());
    }

    /** Sorted here: databases order names by their own rules. */
    @Override
    public List<Upload> list(String dataset) {
        List<Upload> found = sql.read(() -> sql.statement(SELECT + " where u.dataset = :dataset")
                .param("dataset", dataset)
                .query(SqlUploads::upload)
                .list());
        return found.stream().sorted(Comparator.comparing(Upload::name)).toList();
    }

    @Override
    public InputStream open(String contentHash) {
        return parts.open(contentHash);
    }

    @Override
    public Change delete(String dataset, String name) {
        return sql.write(() -> {
            Optional<String> former = former(dataset, name);
            sql.statement("delete from upload where dataset = :dataset and name = :name")
                    .param("dataset", dataset)
                    .param("name", name)
                    .update();
            return new Change(
                    former.isPresent(),
                    former.map(hash -> dropUnused(Set.of(hash))).orElse(List.of()));
        });
    }

    @Override
    public Change delete(String dataset) {
        return sql.write(() -> {
            Set<String> hashes = new TreeSet<>();
            sql.statement("select content_hash from upload where dataset = :dataset")
                    .param("dataset", dataset)
                    .query(String.class)
                    .list()
                    .forEach(hash -> hashes.add(Objects.requireNonNull(hash)));
            sql.statement("delete from upload where dataset = :dataset")
                    .param("dataset", dataset)
                    .update();
            return new Change(!hashes.isEmpty(), dropUnused(hashes));
        });
    }
}
