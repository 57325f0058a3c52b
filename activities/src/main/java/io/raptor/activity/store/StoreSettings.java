package io.raptor.activity.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of the store.
 *
 * @param url a JDBC URL of H2 or PostgreSQL
 * @param username empty when the URL or the database needs none
 * @param connections that this process may have open at the same time, from 1
 */
public record StoreSettings(String url, String username, String password, int connections) {

    /** Enough for the activities that a process runs at the same time: most of one is a model's or the cores' time. */
    public static final int USUAL_CONNECTIONS = 12;

    /**
     * The dialect that both databases speak. H2 keeps eight parsed statements for each connection otherwise, and parses all others
     * again and again; each one that it keeps costs a look at every change.
     */
    private static final String DIALECT =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;QUERY_CACHE_SIZE=256;OPTIMIZE_REUSE_RESULTS=0";

    /** H2 as a server of its own, or as one beside the file's owner. */
    private static final Pattern SERVED_H2 =
            Pattern.compile("^jdbc:h2:(tcp|ssl):|;(AUTO_SERVER=TRUE|FILE_LOCK=NO)", Pattern.CASE_INSENSITIVE);

    /** What comes before a file's name; H2 has several ways to read one. */
    private static final Pattern SCHEME =
            Pattern.compile("^jdbc:h2:(failstop:|async:|file:|nio:)*", Pattern.CASE_INSENSITIVE);

    public StoreSettings {
        if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "the store's URL must begin with jdbc:postgresql: or jdbc:h2:; omit it for a file under the home");
        }
        if (connections < 1) {
            throw new IllegalArgumentException("the store needs one connection at least");
        }
    }

    /** With as many connections as are usual. */
    public StoreSettings(String url, String username, String password) {
        this(url, username, password, USUAL_CONNECTIONS);
    }

    /** The same store with another number of connections. */
    public StoreSettings withConnections(int most) {
        return new StoreSettings(url, username, password, most);
    }

    /** A file under the home folder, owned by one process at a time. */
    public static StoreSettings home(Path home) {
        // async: the other file systems of H2 close the database for everyone when one thread is interrupted.
        // WRITE_DELAY=0: H2's own delay loses commits when the process is killed.
        String file = home.toAbsolutePath()
                .normalize()
                .resolve("store")
                .resolve("raptor")
                .toString();
        return new StoreSettings(
                "jdbc:h2:" + FailStopFiles.over("async:" + file.replace('\\', '/')) + ";WRITE_DELAY=0" + DIALECT
                        // Its trace file would hold statements with their values; failures reach our log.
                        + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0",
                "",
                "");
    }

    /** Lost when closed. */
    public static StoreSettings inMemory(String name) {
        return new StoreSettings("jdbc:h2:mem:" + name + DIALECT, "", "");
    }

    /** Whether the database is H2, which belongs to those who use it; PostgreSQL belongs to a platform. */
    public boolean h2() {
        return url.startsWith("jdbc:h2:");
    }

    /** Other processes can use it at the same time: all but a file or memory of this process, locked by H2. */
    public boolean shared() {
        return !h2() || SERVED_H2.matcher(url).find();
    }

    /** A file that this process alone has open. */
    boolean ownFile() {
        return !shared() && !url.startsWith("jdbc:h2:mem:");
    }

    /** The file that this process alone has open; empty for any other database. */
    Optional<Path> file() {
        return ownFile()
                ? Optional.of(Path.of(SCHEME.matcher(url).replaceFirst("").split(";", 2)[0] + ".mv.db"))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "StoreSettings[" + (h2() ? "H2" : "PostgreSQL") + "]";
    }
}
