package io.raptor.activity.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.activity.DocumentActivities;
import io.temporal.common.metadata.POJOActivityInterfaceMetadata;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LostAttemptsTest {

    private final LostAttempts lost = new LostAttempts();

    @Test
    void theFirstAttemptSaysNothing() {
        ServedActivity document = new ServedActivity();
        lost.begin(document.attempt()).run();
        assertThat(document.known).isEmpty();
        assertThat(document.heldBack).isEmpty();
    }

    @Test
    void whatTakesItsWorkerWithItTimeAfterTimeFails() {
        ServedActivity document = new ServedActivity();
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
        ServedActivity document = new ServedActivity();
        for (int attempt = 0; attempt < 50; attempt++) {
            lost.begin(document.attempt()).run();
        }
        assertThat(document.known).endsWith(0);
    }

    @Test
    void documentsThatWereLostMoreThanOnceAreReadOneAtATime() throws Exception {
        ServedActivity one = lostTwice();
        ServedActivity other = lostTwice();
        Runnable end = lost.begin(one.attempt());
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Runnable> second = thread.submit(() -> lost.begin(other.attempt()));
            await().until(() -> other.attempts.get() == 3);
            assertThat(other.known).as("a loss while it waits is not its own").endsWith(1);
            end.run();
            second.get().run();
            assertThat(other.known).endsWith(2, 1);
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

    private ServedActivity lostTwice() {
        ServedActivity document = new ServedActivity();
        lost.begin(document.attempt());
        lost.begin(document.attempt());
        return document;
    }
}
