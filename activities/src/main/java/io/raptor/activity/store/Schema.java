package io.raptor.activity.store;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.sql.ResultSet;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Brings the tables to what this version of the program needs. */
final class Schema {

    /** Of the newest script in {@code db/migration}. */
    static final int VERSION = 21;

    private Schema() {}

    /** Flyway takes most of a second to look around: it is only asked when there is something to do. */
    static SchemaChange bringUpToDate(DataSource source, Migration migration) {
        int version = version(new JdbcTemplate(source));
        if (version > VERSION) {
            throw new IndexingException(
                    FailureType.INVALID_REQUEST,
                    "the store was written by a newer version of this program (schema " + version + ", this one knows "
                            + VERSION + "): update the program or choose another store");
        }
        if (version < VERSION) {
            if (migration == Migration.NEVER) {
                throw new IndexingException(
                        FailureType.INVALID_REQUEST,
                        "the store " + (version == 0 ? "has no tables yet" : "has schema " + version)
                                + ", and this program needs schema " + VERSION
                                + ": run ./raptor migrate once, with a role that may change tables");
            }
            Flyway.configure().dataSource(source).load().migrate();
        }
        return new SchemaChange(version, VERSION);
    }

    /** Asked of the catalogue: a statement that fails would be an error in H2's trace file. */
    private static boolean hasHistory(JdbcTemplate jdbc) {
        Boolean found = jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            try (ResultSet tables = connection.getMetaData().getTables(null, null, "flyway_schema_history", null)) {
                return tables.next();
            }
        });
        return Boolean.TRUE.equals(found);
    }

    /** @return 0 for a new store and for one whose last migration failed */
    private static int version(JdbcTemplate jdbc) {
        if (!hasHistory(jdbc)) {
            return 0;
        }
        try {
            List<@Nullable String> versions = jdbc.queryForList(
                    "select version from \"flyway_schema_history\" where success and version is not null",
                    String.class);
            long failed = jdbc.queryForList(
                            "select version from \"flyway_schema_history\" where not success", String.class)
                    .size();
            return failed > 0
                    ? 0
                    : versions.stream()
                            .filter(Objects::nonNull)
                            .mapToInt(Integer::parseInt)
                            .max()
                            .orElse(0);
        } catch (DataAccessException e) {
            return 0;
        }
    }
}
