package io.raptor.activity.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

class SqlTest {

    private static final String WAITED = "Connection is not available, request timed out after 30000ms";

    @Test
    void a_pool_without_a_free_connection_is_not_said_to_be_a_database_that_is_down() {
        assertThatThrownBy(() -> new Sql(failing(new SQLTransientConnectionException(WAITED))).read(() -> 1))
                .isInstanceOfSatisfying(
                        IndexingException.class, e -> assertThat(e.type()).isEqualTo(FailureType.STORE_UNAVAILABLE))
                .hasMessageContaining("RAPTOR_STORE_CONNECTIONS")
                .hasMessageNotContaining("the database is up");
    }

    @Test
    void a_pool_whose_connections_fail_tells_of_the_database() {
        SQLException refused = new SQLException("refused", "08001");
        assertThatThrownBy(() ->
                        new Sql(failing(new SQLTransientConnectionException(WAITED, "08001", refused))).read(() -> 1))
                .hasMessageContaining("SQL state 08001")
                .hasMessageContaining("see whether the database is up");
    }

    private static AbstractDataSource failing(SQLException thrown) {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                throw thrown;
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                throw thrown;
            }
        };
    }
}
