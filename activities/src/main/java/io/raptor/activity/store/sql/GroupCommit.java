package io.raptor.activity.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * Group commit over a file of H2's: transactions that end at about the same time wait for one write of what they changed.
 * H2 by itself writes at each commit, most of which is the same pages again, or a while after it, which loses commits
 * when the process is killed.
 *
 * <p>A transaction keeps its connection while it waits. When a write fails, H2 closes the database, and opens it again
 * only once the last connection to it is gone: so no transaction can wait for a database that never had its changes.
 */
final class GroupCommit implements TransactionSynchronization {

    private static final long IDLE_SECONDS = 10;

    private final JdbcTemplate template;
    private final Queue<Ended> ended = new ConcurrentLinkedQueue<>();
    private final ExecutorService writer = writer();

    /** @param template whose connections are to the file; its user is the database's administrator */
    GroupCommit(JdbcTemplate template) {
        this.template = template;
    }

    /** H2 returns early from a write in a thread that is interrupted; nobody interrupts this one. */
    private static ExecutorService writer() {
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "store-writer");
                    thread.setDaemon(true);
                    return thread;
                });
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    /** A transaction whose changes are in memory. */
    private record Ended(Connection connection, CompletableFuture<Void> written) {}

    @Override
    public void afterCommit() {
        template.execute((Connection connection) -> {
            Ended transaction = new Ended(connection, new CompletableFuture<>());
            ended.add(transaction);
            writer.execute(this::write);
            await(transaction);
            return true;
        });
    }

    private static void await(Ended transaction) throws SQLException {
        try {
            transaction.written().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof SQLException failed ? failed : new SQLException(e.getCause());
        }
    }

    /** Finds nobody where those who asked for it went with the write before. */
    private void write() {
        List<Ended> group = new ArrayList<>();
        for (Ended next = ended.poll(); next != null; next = ended.poll()) {
            group.add(next);
        }
        boolean written = false;
        for (Ended transaction : group) {
            try {
                if (!written) {
                    write(transaction.connection());
                    written = true;
                }
                transaction.written().complete(null);
            } catch (SQLException | RuntimeException | Error e) {
                transaction.written().completeExceptionally(e);
            }
        }
    }

    private static void write(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }
}
