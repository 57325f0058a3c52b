package io.raptor.starter.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AccessRulesTest {

    private final AccessRules open = new AccessRules(true, "", List.of());
    private final AccessRules guarded = new AccessRules(true, "secret", List.of());
    private final AccessRules worker = new AccessRules(false, "secret", List.of());

    @Test
    void aWatcherOfThisMachineNeedsNoToken() {
        assertThat(open.admitsWatcher(true, "")).isTrue();
        assertThat(guarded.admitsWatcher(true, "")).isTrue();
        assertThat(worker.admitsWatcher(true, "")).isTrue();
    }

    @Test
    void aWatcherFromElsewhereShowsTheToken() {
        assertThat(guarded.admitsWatcher(false, "secret")).isTrue();
        assertThat(worker.admitsWatcher(false, "secret")).isTrue();
        assertThat(guarded.admitsWatcher(false, "other")).isFalse();
        assertThat(open.admitsWatcher(false, "")).isFalse();
    }

    @Test
    void watchingOpensNothingElse() {
        assertThat(guarded.admits("")).isFalse();
        assertThat(worker.admits("secret")).isFalse();
    }
}
