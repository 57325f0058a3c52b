package io.raptor.activity.store;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Gives back what H2's file holds besides the data. Each small commit appends pages that the next ones supersede, faster
 * than H2 tidies up while work goes on: after an index run more than nine tenths of the file are dead.
 */
final class Compaction {

    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

    /** A smaller file does no harm. */
    private static final long WORTH_IT_BYTES = 16L << 20;

    /** Writing anew takes a while for what lives; it is worth that where far more is dead. */
    private static final long PAGES_A_LIVE_ONE = 4;

    private Compaction() {}

    /**
     * Closes H2's database, and writes its file anew where most of that is dead. H2 puts the new file in the old one's
     * place when it is whole, so that a process that dies meanwhile leaves one of the two.
     */
    static void close(Sql sql) {
        try {
            sql.execute(isWorthIt(sql) ? "shutdown compact" : "shutdown");
        } catch (DataAccessException e) {
            LOG.debug("the store's file stays as large as it is", e);
        }
    }

    private static boolean isWorthIt(Sql sql) {
        Function<String, Long> setting = sql
                .list(
                        (rs, i) -> new Setting(rs.getString(1), rs.getLong(2)),
                        "select setting_name, setting_value from information_schema.settings"
                                + " where setting_name in ('info.FILE_SIZE', 'info.PAGE_COUNT', 'info.PAGE_COUNT_LIVE')")
                .stream()
                .collect(Collectors.collectingAndThen(
                        Collectors.toMap(Setting::name, Setting::value), all -> name -> all.getOrDefault(name, 0L)));
        return setting.apply("info.FILE_SIZE") > WORTH_IT_BYTES
                && setting.apply("info.PAGE_COUNT") > PAGES_A_LIVE_ONE * setting.apply("info.PAGE_COUNT_LIVE");
    }

    private record Setting(String name, long value) {}
}
