package io.raptor.activity.store;

import com.zaxxer.hikari.SQLExceptionOverride;
import io.raptor.activity.store.sql.Sql;
import java.sql.SQLException;

/**
 * The eviction of pooled connections to a database that was closed under them. H2 closes its file when a write fails, on a
 * full disk for example, and opens it again for a new connection.
 */
final class ClosedDatabaseEviction implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException e) {
        return Sql.absent(e.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
