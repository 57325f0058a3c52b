package io.raptor.activity.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;

/** A transaction's changes are in the file when it returns, and one write is for all that wait. */
@Timeout(60)
class GroupCommitTest {

    private static final int OTHERS = 7;

    private final AtomicInteger writes = new AtomicInteger();
    private final CountDownLatch firstWrite = new CountDownLatch(1);
    private final CountDownLatch letFirstWriteEnd = new CountDownLatch(1);
    private final Set<Connection> closedUnder = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<Integer> refused = ConcurrentHashMap.newKeySet();

    @Test
    void oneWriteIsForAllThatWait() throws InterruptedException {
        GroupCommit group = new GroupCommit(new JdbcTemplate(source(connection -> {})));
        begin(0, group);
        firstWrite.await();
        for (int other = 1; other <= OTHERS; other++) {
            begin(other, group);
        }
        awaitWaiting();
        assertThat(acknowledged).isEmpty();

        letFirstWriteEnd.countDown();
        join();
        assertThat(acknowledged).hasSize(1 + OTHERS);
        assertThat(writes).hasValue(2);
    }

    @Test
    void failsForAllWhoseDatabaseIsGone() throws InterruptedException {
        GroupCommit group = new GroupCommit(new JdbcTemplate(source(closedUnder::add)));
        letFirstWriteEnd.countDown();
        for (int one = 0; one <= OTHERS; one++) {
            begin(one, group);
        }
        join();
        assertThat(acknowledged).isEmpty();
        assertThat(refused).hasSize(1 + OTHERS);
    }

    @Test
    void whatIsNotInTheFileIsNotSaidToBe() {
        letFirstWriteEnd.countDown();
        Sql sql = new Sql(source(closedUnder::add), true);
        assertThatThrownBy(() -> sql.write(() -> 1))
                .isInstanceOfSatisfying(
                        IndexingException.class, e -> assertThat(e.type()).isEqualTo(FailureType.STORE_UNAVAILABLE));
        assertThat(writes).hasValue(1);
    }

    private void begin(int number, GroupCommit group) {
        Thread thread = new Thread(() -> {
            try {
                group.afterCommit();
                acknowledged.add(number);
            } catch (RuntimeException e) {
                refused.add(number);
            }
        });
        threads.add(thread);
        thread.start();
    }

    private void awaitWaiting() {
        await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
    }

    private void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Its connections do nothing but write the file, or fail to. */
    private DataSource source(Consumer<Connection> opened) {
        return proxy(DataSource.class, (none, method, values) -> {
            Connection connection = proxy(Connection.class, (self, called, given) -> switch (called.getName()) {
                case "createStatement" -> statement((Connection) self);
                case "getAutoCommit" -> true;
                default -> nothing(called);
            });
            opened.accept(connection);
            return connection;
        });
    }

    private Statement statement(Connection connection) {
        return proxy(Statement.class, (self, called, given) -> {
            if (!called.getName().equals("execute")) {
                return nothing(called);
            }
            assertThat(given).containsExactly("checkpoint");
            writes.incrementAndGet();
            firstWrite.countDown();
            letFirstWriteEnd.await();
            if (closedUnder.contains(connection)) {
                throw new SQLException("the database is closed", "90098", 90098);
            }
            return false;
        });
    }

    private static @Nullable Object nothing(Method called) {
        Class<?> type = called.getReturnType();
        if (type == boolean.class) {
            return false;
        }
        return type == int.class ? (Object) 0 : null;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        InvocationHandler itself = (self, method, values) -> switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> self == values[0];
            default -> handler.invoke(self, method, values);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, itself));
    }
}
