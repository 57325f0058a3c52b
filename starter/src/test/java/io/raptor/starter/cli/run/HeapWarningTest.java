package io.raptor.starter.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class HeapWarningTest {

    @Test
    void saysOnceWhatToDoWhenWhatIsInUseFillsTheHeap() {
        List<String> said = new CopyOnWriteArrayList<>();
        try (HeapWarning warning = HeapWarning.watch(1e-9, said::add)) {
            await().until(() -> {
                System.gc();
                return !said.isEmpty();
            });
            System.gc();
            assertThat(warning).isNotNull();
        }
        assertThat(said).singleElement().asString().contains("-Xmx", "--temporal local", "nothing is lost");
    }

    @Test
    void saysNothingWhileThereIsRoom() {
        List<String> said = new CopyOnWriteArrayList<>();
        try (HeapWarning warning = HeapWarning.watch(1, said::add)) {
            System.gc();
            assertThat(warning).isNotNull();
        }
        assertThat(said).isEmpty();
    }
}
