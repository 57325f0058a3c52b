package io.raptor.activity.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back what H2's file holds besides the data. Each small commit appends pages that the next ones supersede, faster
 * than H2 tidies up during work: after an index run more than nine tenths of the file are dead.
 */
final class H2Compaction {

    private static final Logger LOG = LoggerFactory.getLogger(H2Compaction.class);

    /** A smaller file does no harm. */
    private static final long WORTH_IT_BYTES = 16L << 20;

    /** More than a page of ours takes on average: 3 KB were measured. */
    private static final long PAGE_BYTES = 4096;

    /** Writing anew takes a while for what lives; it is worth that where far more is dead. */
    private static final long BYTES_A_LIVE_ONE = 4;

    private static final String FIGURES = "select setting_name, setting_value from information_schema.settings"
            + " where setting_name in ('info.FILE_SIZE', 'info.PAGE_COUNT_LIVE')";

    private H2Compaction() {}

    /**
     * Closes a file of H2's, and writes it anew where most of it is dead. H2 puts the new file in the old one's place when
     * it is whole, so that a process that dies meanwhile leaves one of the two.
     *
     * @param users closes whatever else of this process has the file open
     */
    static void close(StoreSettings settings, Runnable users) {
        try (Connection last = DriverManager.getConnection(settings.url(), settings.username(), settings.password());
                Statement statement = last.createStatement()) {
            users.run();
            if (isWorthIt(statement)) {
                statement.execute("shutdown compact");
            }
        } catch (SQLException e) {
            LOG.warn("the store's file could not be compacted and stays as large as it is", e);
        } finally {
            users.run();
        }
    }

    private static boolean isWorthIt(Statement statement) throws SQLException {
        Map<String, Long> figures = new HashMap<>();
        try (ResultSet rows = statement.executeQuery(FIGURES)) {
            while (rows.next()) {
                figures.put(rows.getString(1), rows.getLong(2));
            }
        }
        long file = figures.getOrDefault("info.FILE_SIZE", 0L);
        long live = figures.getOrDefault("info.PAGE_COUNT_LIVE", 0L) * PAGE_BYTES;
        return file > WORTH_IT_BYTES && file > BYTES_A_LIVE_ONE * live;
    }
}
