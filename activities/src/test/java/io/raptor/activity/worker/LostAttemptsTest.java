package io.raptor.activity.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.activity.DocumentActivities;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.common.metadata.POJOActivityInterfaceMetadata;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LostAttemptsTest {

    private final LostAttempts lost = new LostAttempts();

    @Test
    void theFirstAttemptSaysNothing() {
        Document document = new Document();
        lost.begin(document.attempt()).run();
        assertThat(document.said).isEmpty();
    }

    @Test
    void whatTakesItsWorkerWithItTimeAfterTimeFails() {
        Document document = new Document();
        for (int workers = 0; workers <= LostAttempts.MOST; workers++) {
            new LostAttempts().begin(document.attempt());
        }
        assertThatThrownBy(() -> new LostAttempts().begin(document.attempt()))
                .isInstanceOf(IndexingException.class)
                .hasMessageContaining("4 workers in a row ended or fell silent while they read the document")
                .hasMessageContaining("memory");
    }

    @Test
    void anAttemptThatEndsIsNotLost() {
        Document document = new Document();
        for (int attempt = 0; attempt < 50; attempt++) {
            lost.begin(document.attempt()).run();
        }
        assertThat(document.said).endsWith(0);
    }

    @Test
    void documentsThatWereLostMoreThanOnceAreReadOneAtATime() throws Exception {
        Document one = lostTwice();
        Document other = lostTwice();
        Runnable end = lost.begin(one.attempt());
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Runnable> second = thread.submit(() -> lost.begin(other.attempt()));
            await().until(() -> other.attempts.get() == 3);
            assertThat(other.said).as("a loss while it waits is not its own").endsWith(1);
            end.run();
            second.get().run();
            assertThat(other.said).endsWith(2, 1);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void itIsTheReadingOfDocumentsThatIsCounted() {
        assertThat(POJOActivityInterfaceMetadata.newInstance(DocumentActivities.class)
                        .getMethodsMetadata())
                .anyMatch(method -> method.getActivityTypeName().equals(ActivityGuardInterceptor.LOAD)
                        && method.getMethod().getName().equals("load"));
    }

    private Document lostTwice() {
        Document document = new Document();
        lost.begin(document.attempt());
        lost.begin(document.attempt());
        return document;
    }

    /** An activity of a server that keeps what was said last. */
    private static final class Document {

        private final List<Integer> said = new CopyOnWriteArrayList<>();
        private final AtomicInteger attempts = new AtomicInteger();

        ActivityExecutionContext attempt() {
            int attempt = attempts.incrementAndGet();
            Optional<Integer> before = said.isEmpty() ? Optional.empty() : Optional.of(said.get(said.size() - 1));
            ActivityInfo info =
                    of(ActivityInfo.class, (name, argument) -> name.equals("getAttempt") ? attempt : "papers");
            return of(ActivityExecutionContext.class, (name, argument) -> switch (name) {
                case "getInfo" -> info;
                case "getLastHeartbeatDetails" -> before;
                case "heartbeat" -> said.add((Integer) argument);
                default -> throw new UnsupportedOperationException(name);
            });
        }

        private static <T> T of(Class<T> type, Answers answers) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        Object answer = answers.answer(method.getName(), arguments == null ? "" : arguments[0]);
                        return method.getReturnType() == void.class ? null : answer;
                    }));
        }

        private interface Answers {
            Object answer(String method, Object argument);
        }
    }
}
