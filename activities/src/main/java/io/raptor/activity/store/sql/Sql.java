package io.raptor.activity.store.sql;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions and statements. A transaction that met another's is begun again a few times. */
public final class Sql {

    /**
     * An array of texts, the parameter {@code given}, as rows to join by an index. H2 does not use the later columns of an
     * index for {@code any(…)}: it would compare the whole array with every row that the first column leaves.
     */
    public static final String TEXTS = "unnest(cast(:given as varchar array)) as given(one)";

    /** The same of numbers. */
    public static final String NUMBERS = "unnest(cast(:given as bigint array)) as given(one)";

    /** The order of a dataset's documents, by the whole key: with its last column alone H2 reads and sorts all that follow. */
    public static final String IN_DATASET = " order by d.dataset, d.document_id limit :limit";

    /** Rows sent at once. */
    private static final int BATCH = 1000;

    private static final int ATTEMPTS = 6;
    private static final long FIRST_WAIT_NANOS = 2_000_000;

    /**
     * States of a database that is gone, going, full or short of something: it may be there again. 08 is a lost
     * connection, 53 a lack of resources, 57P a server that stops, 58 and 90028 to 90035, 90098 and 90121 files of it.
     */
    private static final Pattern ABSENT = Pattern.compile("08...|53...|57P..|58...|900(28|3[0-5])|90098|90121|90067");

    private static final String CROWD = "no connection to the store became free in time: more is done at once than"
            + " RAPTOR_STORE_CONNECTIONS allows, or the machine has more work than it can do";

    private final JdbcTemplate template;
    private final NamedParameterJdbcTemplate named;
    private final JdbcClient client;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;

    public Sql(DataSource source) {
        template = new JdbcTemplate(source);
        named = new NamedParameterJdbcTemplate(template);
        client = JdbcClient.create(named);
        JdbcTransactionManager transactions = new JdbcTransactionManager(source);
        writing = new TransactionTemplate(transactions);
        reading = new TransactionTemplate(transactions);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    public void write(Runnable work) {
        write(() -> {
            work.run();
            return true;
        });
    }

    public <T> T write(Supplier<T> work) {
        return run(writing, work);
    }

    /** All statements within see the same moment. */
    public <T> T read(Supplier<T> work) {
        return run(reading, work);
    }

    private static <T> T run(TransactionTemplate transactions, Supplier<T> work) {
        // An interrupted thread finishes what it began here and is interrupted afterwards.
        boolean interrupted = Thread.interrupted();
        try {
            return repeat(transactions, work);
        } catch (DataAccessException | TransactionException e) {
            throw failed(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static <T> T repeat(TransactionTemplate transactions, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return answer(transactions.execute(status -> work.get()));
            } catch (TransientDataAccessException | DuplicateKeyException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(FIRST_WAIT_NANOS << attempt);
            }
        }
    }

    private static <T> T answer(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a transaction must answer something");
        }
        return value;
    }

    public static boolean absent(@Nullable String sqlState) {
        return ABSENT.matcher(String.valueOf(sqlState)).matches();
    }

    /** Drivers put values into their messages: only their codes go on. */
    private static IndexingException failed(RuntimeException e) {
        String code = "";
        boolean absent = e instanceof TransactionException || e instanceof DataAccessResourceFailureException;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (isCrowd(cause)) {
                return new IndexingException(FailureType.STORE_UNAVAILABLE, CROWD);
            }
            if (cause instanceof SQLException sql) {
                code = " (SQL state " + sql.getSQLState() + ", code " + sql.getErrorCode() + ")";
                absent |= absent(sql.getSQLState());
            }
        }
        return new IndexingException(
                absent ? FailureType.STORE_UNAVAILABLE : FailureType.INTERNAL,
                absent
                        ? "the store could not do a transaction" + code
                                + "; see whether the database is up and has space"
                        : "the store refused a transaction" + code + "; the database is up, its own log may say more");
    }

    /** The pool waited in vain for a connection, and knows of none that failed. */
    private static boolean isCrowd(Throwable cause) {
        return cause instanceof SQLTransientConnectionException waited
                && waited.getSQLState() == null
                && waited.getCause() == null;
    }

    /** A statement whose parameters have names. Within a transaction. */
    public StatementSpec statement(String sql) {
        return client.sql(sql);
    }

    /**
     * Does a statement once for each of the things, in few round trips, however many there are.
     *
     * @param values a thing's parameters; they are made when they are sent, so that few of them are in memory
     */
    public <T> void batch(String sql, Collection<T> things, Function<? super T, ? extends SqlParameterSource> values) {
        List<SqlParameterSource> rows = new ArrayList<>(Math.min(things.size(), BATCH));
        for (T thing : things) {
            rows.add(values.apply(thing));
            if (rows.size() == BATCH) {
                send(sql, rows);
                rows.clear();
            }
        }
        send(sql, rows);
    }

    private void send(String sql, List<SqlParameterSource> rows) {
        if (!rows.isEmpty()) {
            named.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
        }
    }

    /** Outside any transaction. */
    public void execute(String sql) {
        template.execute(sql);
    }
}
