package io.raptor.activity.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.Store;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Whatever the contracts ask of a store, an index leads to its rows: no table of what was indexed is read through, and
 * none of it sorted for the few rows of a page.
 */
class H2PlansTest
        implements CatalogueContract,
                TreesContract,
                PublishedTreesContract,
                SpaceContract,
                ReadingContract,
                NoticesContract,
                SpendingContract,
                UploadsContract {

    /** Tables that are listed as a whole; all others grow with documents, nodes, calls or events. */
    private static final Set<String> LISTED = Set.of("dataset", "task");

    /** Lists that are short enough to be sorted for a page: of tasks, and of one task's events and rejected answers. */
    private static final Pattern SHORT = Pattern.compile("FROM \"public\"\\.\"(task|task_event|rejected_answer)\"");

    private static final Pattern SCAN = Pattern.compile("(\\w+)\\.tableScan");
    private static final Pattern EXPLAINED =
            Pattern.compile("(select|insert|update|delete|merge|with)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final StoreSettings settings =
            StoreSettings.inMemory(UUID.randomUUID().toString());
    private final Store store = SqlStore.open(settings);

    @BeforeEach
    void listen() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set query_statistics true");
            statement.execute("set query_statistics_max_entries 10000");
        }
    }

    @Override
    public Store store() {
        return store;
    }

    @AfterEach
    void assertPlans() throws SQLException {
        try (Connection connection = connect()) {
            List<String> asked = asked(connection);
            assertThat(asked).isNotEmpty();
            for (String sql : asked) {
                String plan = plan(connection, sql);
                Set<String> scanned = SCAN.matcher(plan)
                        .results()
                        .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
                scanned.removeAll(LISTED);
                assertThat(scanned).as(plan).isEmpty();
                if (plan.contains("ORDER BY")
                        && plan.contains("FETCH FIRST")
                        && !SHORT.matcher(plan).find()) {
                    assertThat(plan).contains("/* index sorted */");
                }
            }
        } finally {
            store.close();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(settings.url());
    }

    private static List<String> asked(Connection connection) throws SQLException {
        List<String> asked = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select sql_statement from information_schema.query_statistics")) {
            while (rows.next()) {
                Matcher explained = EXPLAINED.matcher(rows.getString(1).strip());
                if (explained.matches()) {
                    asked.add(explained.group());
                }
            }
        }
        return asked;
    }

    private static String plan(Connection connection, String sql) throws SQLException {
        try (PreparedStatement explain = connection.prepareStatement("explain " + sql)) {
            for (int i = 1; i <= explain.getParameterMetaData().getParameterCount(); i++) {
                explain.setNull(i, Types.NULL);
            }
            try (ResultSet plan = explain.executeQuery()) {
                plan.next();
                return plan.getString(1);
            }
        }
    }
}
