package io.raptor.starter.wiring;

import io.raptor.activity.model.ModelRole;
import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.Summariser;
import io.raptor.activity.port.Summariser.ClusterContent;
import io.raptor.activity.port.Summariser.Member;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.store.StoreSettings;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.temporal.TemporalConnection;
import io.raptor.starter.text.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Looks at everything that a task will need, and says what to do about what is wrong. */
public final class Doctor {

    private static final long LITTLE_BYTES = 1L << 30;
    private static final String SAMPLE = "A short text to see that the model answers. It has two sentences.";

    private final RaptorProperties properties;
    private final boolean owned;
    private final List<Finding> findings = new ArrayList<>();
    private List<Finding> flaws = List.of();

    /** @param owned another process owns the home */
    public Doctor(RaptorProperties properties, boolean owned) {
        this.properties = properties;
        this.owned = owned;
    }

    public List<Finding> examine() {
        findings.clear();
        flaws = List.of();
        check("java", () -> ok(System.getProperty("java.version")));
        check("home", this::home);
        check("store", this::store);
        findings.addAll(flaws);
        check("embedding", this::embedding);
        check("chat", this::chat);
        properties.roles().forEach(role -> check(role.text(), () -> role(role)));
        check("temporal", this::temporal);
        return List.copyOf(findings);
    }

    private void check(String subject, Callable<Verdict> check) {
        try {
            Verdict verdict = check.call();
            findings.add(new Finding(subject, verdict.result(), verdict.detail()));
        } catch (Exception e) {
            findings.add(new Finding(subject, Finding.Result.FAIL, String.valueOf(e.getMessage())));
        }
    }

    private Verdict home() throws IOException {
        Path home = properties.homeFolder();
        Files.delete(Files.createTempFile(home, "doctor", ".tmp"));
        long free = Files.getFileStore(home).getUsableSpace();
        String detail = home + " can be written, " + (free >> 20) + " MiB are free";
        return free < LITTLE_BYTES ? new Verdict(Finding.Result.WARN, detail + ": make room") : ok(detail);
    }

    private Verdict store() {
        StoreSettings settings = properties.storeSettings();
        if (owned && !settings.shared()) {
            return ok("in use by the running raptor; stop it to check the datasets");
        }
        try (Store store = SqlStore.open(settings, properties.migration())) {
            flaws = DatasetFindings.of(store.publishedTrees());
            return ok("opens, and has "
                    + Counted.of(store.publishedTrees().names().size(), "dataset"));
        }
    }

    private Verdict embedding() {
        Embedder embedder = ConfiguredModels.of(properties).embedder();
        int dimensions = embedder.embed(List.of(SAMPLE)).vectors().get(0).length;
        String knows = embedder.remote() ? "" : "; it knows English, words find the rest";
        return ok(properties.embedding().settings() + " answers, " + dimensions + " dimensions" + knows);
    }

    private Verdict chat() {
        ConfiguredModels models = ConfiguredModels.of(properties);
        Embedder embedder = models.embedder();
        Summariser summariser = models.summariser();
        float[] vector = summariser.remote()
                ? new float[] {1}
                : embedder.embed(List.of(SAMPLE)).vectors().get(0);
        Member member = new Member(SAMPLE, embedder.tokenizer().count(SAMPLE), vector);
        summariser.summarise(new ClusterContent(List.of(member), 32, "", 0), 0);
        return ok(properties.chat().settings() + " answers");
    }

    /** A job's own chat model. */
    private Verdict role(ModelRole role) {
        ModelSettings settings = properties.model(role).settings();
        ConfiguredModels.of(properties)
                .chat(role, properties, CallObserver.NONE)
                .ifPresent(model -> model.chat().probe());
        return ok(settings + " answers");
    }

    private Verdict temporal() {
        if (owned) {
            return ok("in use by the running raptor");
        }
        String target = properties.temporal().target();
        try (TemporalConnection connection =
                TemporalConnection.open(target, properties.homeFolder(), properties.codecKeys())) {
            return ok(target + " answers at " + connection.address());
        }
    }

    private static Verdict ok(String detail) {
        return new Verdict(Finding.Result.OK, detail);
    }

    private record Verdict(Finding.Result result, String detail) {}
}
