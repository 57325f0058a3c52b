package io.raptor.starter.chaos;

import io.raptor.activity.testing.LocalPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An empty PostgreSQL behind a wire that can be cut. */
final class Database {

    private static final Pattern PLACE = Pattern.compile("//([^:/]+):(\\d+)/");

    private final LocalPostgres postgres;
    private final DatabaseWire wire;

    private Database(LocalPostgres postgres, DatabaseWire wire) {
        this.postgres = postgres;
        this.wire = wire;
    }

    static Database start() throws IOException, InterruptedException, SQLException {
        LocalPostgres postgres = LocalPostgres.start();
        try (Connection connection = DriverManager.getConnection(postgres.url());
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade; create schema public");
        }
        Matcher place = PLACE.matcher(postgres.url());
        if (!place.find()) {
            throw new IllegalStateException("no host and port in " + postgres.url());
        }
        return new Database(postgres, new DatabaseWire(Integer.parseInt(place.group(2))));
    }

    DatabaseWire wire() {
        return wire;
    }

    /** Past the wire. */
    String url() {
        return postgres.url();
    }

    String urlThroughWire() {
        return PLACE.matcher(postgres.url()).replaceFirst("//127.0.0.1:" + wire.port() + "/");
    }

    void restart() throws IOException, InterruptedException {
        postgres.restart();
    }

    void close() throws IOException, InterruptedException {
        wire.close();
        postgres.close();
    }
}
