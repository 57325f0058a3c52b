package io.raptor.activity.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections to a file of H2's. One is left alone when it is closed after H2 closed the file under it: H2 would roll its
 * transaction back first, which may spin for ever after a failed commit.
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

    @Override
    public Connection getConnection() throws SQLException {
        JdbcConnection connection = super.getConnection().unwrap(JdbcConnection.class);
        return (Connection) Proxy.newProxyInstance(
                H2Connections.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close") && hasLostFile(connection)) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    private static boolean hasLostFile(JdbcConnection connection) {
        return connection.getSession() instanceof SessionLocal session
                && session.getDatabase().getStore().getMvStore().isClosed();
    }
}
