package io.raptor.activity.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.message.DbException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections to a file of H2's, which H2 closes when a write fails. Nothing more is done with a connection whose file was
 * closed, not even its close: H2 would begin with the transaction whose commit failed, and may spin for ever. The next
 * connection opens the file again.
 */
final class H2Connections extends DelegatingDataSource {

    H2Connections(StoreSettings settings) {
        super(source(settings));
    }

    private static DataSource source(StoreSettings settings) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(settings.url());
        source.setUser(settings.username());
        source.setPassword(settings.password());
        return source;
    }

    /** One at a time: H2 forgets the database of a name, which must not be the one that was just opened in its place. */
    @Override
    public synchronized Connection getConnection() throws SQLException {
        JdbcConnection connection = open();
        if (hasLostFile(connection)) {
            database(connection).shutdownImmediately();
            connection = open();
        }
        return guarded(connection);
    }

    private JdbcConnection open() throws SQLException {
        return super.getConnection().unwrap(JdbcConnection.class);
    }

    private static Connection guarded(JdbcConnection connection) {
        return (Connection) Proxy.newProxyInstance(
                H2Connections.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(connection, method, arguments));
    }

    private static @Nullable Object call(JdbcConnection connection, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() != Object.class && hasLostFile(connection)) {
            return switch (method.getName()) {
                case "close" -> null;
                case "isClosed" -> true;
                case "isValid" -> false;
                default -> throw DbException.getJdbcSQLException(ErrorCode.DATABASE_IS_CLOSED);
            };
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static boolean hasLostFile(JdbcConnection connection) {
        return connection.getSession() instanceof SessionLocal session
                && session.getDatabase().getStore().getMvStore().isClosed();
    }

    private static Database database(JdbcConnection connection) {
        return ((SessionLocal) connection.getSession()).getDatabase();
    }
}
