package io.raptor.starter.config;

import io.raptor.activity.store.Migration;
import io.raptor.activity.store.StoreSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database.
 *
 * @param url empty for a file under the home
 * @param connections that one process may have open
 * @param migrate {@code auto} or {@code never}; empty for {@code auto} with H2, and with PostgreSQL for the
 *     processes that work
 */
public record StoreProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String username,
        @DefaultValue("") String password,

        @DefaultValue("" + StoreSettings.USUAL_CONNECTIONS) int connections,

        @DefaultValue("") String migrate) {

    private static final String AUTO = "auto";
    private static final String NEVER = "never";

    /** Where the store is: the file below the home, unless another is named. */
    StoreSettings settings(Path home) {
        StoreSettings settings = url.isBlank() ? StoreSettings.home(home) : new StoreSettings(url, username, password);
        return settings.withConnections(connections);
    }

    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!url.isBlank() && !url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            faults.add("raptor.store.url must begin with jdbc:postgresql: or jdbc:h2:");
        }
        if (connections < 1) {
            faults.add("raptor.store.connections must be 1 or above");
        }
        if (!migrate.isEmpty() && !migrate.equals(AUTO) && !migrate.equals(NEVER)) {
            faults.add("raptor.store.migrate must be auto or never, not " + migrate);
        }
        return faults;
    }

    Migration migration(boolean works) {
        boolean unasked = migrate.isEmpty() && (works || !url.startsWith("jdbc:postgresql:"));
        return unasked || migrate.equals(AUTO) ? Migration.AUTO : Migration.NEVER;
    }

    /** Without the password, which the URL may hold, too. */
    @Override
    public String toString() {
        return "Store[" + (url.isBlank() ? "under the home" : "as configured") + "]";
    }
}
