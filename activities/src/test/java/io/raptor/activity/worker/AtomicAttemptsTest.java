package io.raptor.activity.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import org.junit.jupiter.api.Test;

class AtomicAttemptsTest {

    private final ServedActivity task = new ServedActivity();

    @Test
    void aTaskThatTakesItsWorkersWithItAtTheSamePlaceFails() {
        for (int workers = 0; workers < AtomicAttempts.MOST; workers++) {
            AtomicAttempts.begin(task.attempt()).done(0);
        }
        assertThatThrownBy(() -> AtomicAttempts.begin(task.attempt()))
                .isInstanceOf(IndexingException.class)
                .hasMessageContaining("4 workers in a row ended or fell silent")
                .hasMessageContaining("none with more than 0 documents done")
                .hasMessageContaining("use_checkpoints=true")
                .extracting(thrown -> ((IndexingException) thrown).type())
                .isEqualTo(FailureType.DOCUMENT_TOO_LARGE);
    }

    @Test
    void oneThatGetsFurtherEachTimeGoesOn() {
        for (int documents = 1; documents < 50; documents++) {
            AtomicAttempts attempt = AtomicAttempts.begin(task.attempt());
            attempt.done(documents);
            theSdkSendsWhatItHeldBack();
        }
        assertThatCode(() -> AtomicAttempts.begin(task.attempt())).doesNotThrowAnyException();
    }

    @Test
    void oneThatGetsNoFurtherAfterItsBestFails() {
        AtomicAttempts.begin(task.attempt()).done(7);
        theSdkSendsWhatItHeldBack();
        for (int workers = 0; workers < AtomicAttempts.MOST; workers++) {
            AtomicAttempts.begin(task.attempt()).done(7);
            theSdkSendsWhatItHeldBack();
        }
        assertThatThrownBy(() -> AtomicAttempts.begin(task.attempt()))
                .hasMessageContaining("none with more than 7 documents done");
    }

    @Test
    void attemptsThatEndWithoutTheirProcessAreNotLost() {
        for (int attempt = 0; attempt < 50; attempt++) {
            try (AtomicAttempts ending = AtomicAttempts.begin(task.attempt())) {
                ending.done(3);
            }
        }
        assertThat(task.known).endsWith(new AtomicAttempts.Reached(3, 0));
    }

    private void theSdkSendsWhatItHeldBack() {
        task.known.add(task.heldBack.get(task.heldBack.size() - 1));
    }
}
