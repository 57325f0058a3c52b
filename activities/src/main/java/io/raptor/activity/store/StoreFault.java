package io.raptor.activity.store;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.raptor.activity.port.Causes;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.sql.SQLException;
import java.util.Optional;

/** The reason why a database does not let this process in, and the setting that mends it. */
final class StoreFault {

    private static final int H2_DATABASE_ALREADY_OPEN = 90020;

    private StoreFault() {}

    static IndexingException of(PoolInitializationException thrown) {
        Optional<SQLException> fault = Causes.first(SQLException.class, thrown);
        if (fault.filter(one -> one.getErrorCode() == H2_DATABASE_ALREADY_OPEN).isPresent()) {
            return new StoreInUseException(thrown);
        }
        String state = fault.map(SQLException::getSQLState).orElse("");
        // Class 08: no connection; 57P03: it is starting or ending; 53300: all its connections are taken.
        if (state.startsWith("08") || state.equals("57P03")) {
            return new IndexingException(
                    FailureType.STORE_UNAVAILABLE,
                    "the database of the store does not answer: check that it is running, and RAPTOR_STORE_URL",
                    thrown);
        }
        if (state.equals("53300")) {
            return new IndexingException(
                    FailureType.STORE_UNAVAILABLE,
                    "the database of the store has no connection left: lower RAPTOR_STORE_CONNECTIONS of each process,"
                            + " or raise its max_connections",
                    thrown);
        }
        return new IndexingException(FailureType.INVALID_REQUEST, refusal(state), thrown);
    }

    private static String refusal(String state) {
        if (state.startsWith("28")) {
            return "the database of the store does not accept the user or the password: see RAPTOR_STORE_USERNAME and"
                    + " RAPTOR_STORE_PASSWORD";
        }
        return state.equals("3D000")
                ? "the database that RAPTOR_STORE_URL names does not exist: create it, or correct the name"
                : "the store cannot be opened: check that its database is running, its URL, user and password are right,"
                        + " and the home folder can be written";
    }
}
