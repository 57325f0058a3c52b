package io.raptor.starter.page.newtask;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Settings of trees that go together. */
public enum Preset {
    STANDARD("Standard", "suits most documents", Map.of()),
    FAST("Fast", "longer passages, fewer model calls", Map.of("raptor.chunk_tokens", "200", "raptor.max_levels", "2")),
    PAPER(
            "As in the paper",
            "Gaussian mixtures with soft membership, slower",
            Map.of("raptor.clustering", "gmm", "raptor.chunk_tokens", "100")),
    THOROUGH(
            "Thorough",
            "summaries of fewer passages each, with more detail: more calls",
            Map.of("raptor.max_cluster_tokens", "1500", "raptor.max_token", "384", "raptor.max_levels", "8"));

    private final String title;
    private final String explained;

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<String, String> settings;

    Preset(String title, String explained, Map<String, String> settings) {
        this.title = title;
        this.explained = explained;
        this.settings = settings;
    }

    public String title() {
        return title;
    }

    public String explained() {
        return explained;
    }

    /** As the button sends it. */
    public String step() {
        return "preset-" + name().toLowerCase(Locale.ROOT);
    }

    Map<String, String> settings() {
        return settings;
    }

    /** The preset whose button was pressed; empty for another button. */
    static Optional<Preset> named(String step) {
        return Arrays.stream(values())
                .filter(preset -> preset.step().equals(step))
                .findFirst();
    }
}
