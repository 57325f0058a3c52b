package io.raptor.starter.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Reads {@link RaptorProperties}: options before system properties before the environment. */
public final class Settings {

    /** Environment variable to key, as documented. */
    private static final Map<String, String> VARIABLES = variables();

    private Settings() {}

    private static Map<String, String> variables() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("RAPTOR_HOME", "raptor.home");
        names.put("RAPTOR_TASK_QUEUE", "raptor.task-queue");
        names.put("TEMPORAL_ADDRESS", "raptor.temporal.target");
        names.put("RAPTOR_TEMPORAL_UI", "raptor.temporal.ui");
        names.put("RAPTOR_STORE_URL", "raptor.store.url");
        names.put("RAPTOR_STORE_USERNAME", "raptor.store.username");
        names.put("RAPTOR_STORE_PASSWORD", "raptor.store.password");
        names.put("RAPTOR_TOKEN", "raptor.server.token");
        for (String key :
                List.of("address", "hosts", "trust-proxy", "request-timeout", "session-idle", "session-lifetime")) {
            names.put(variable("raptor.server." + key), "raptor.server." + key);
        }
        names.put("RAPTOR_CODEC_KEY", "raptor.codec.key");
        names.put("RAPTOR_CODEC_UI_ORIGIN", "raptor.codec.ui-origin");
        names.put("RAPTOR_SOURCE_ROOTS", "raptor.sources.roots");
        names.put("RAPTOR_PRICES", PriceKeys.LIST);
        for (String key : List.of(
                "base-url",
                "api-key",
                "model",
                "context-tokens",
                "timeout",
                "requests-per-minute",
                "tokens-per-minute")) {
            names.put(variable("raptor.chat." + key), "raptor.chat." + key);
            names.put(variable("raptor.embedding." + key), "raptor.embedding." + key);
        }
        for (String name : List.of(
                "raptor.embedding.batch-size",
                "raptor.uploads.max-size",
                "raptor.uploads.max-files",
                "raptor.documents.max-size",
                "raptor.documents.max-characters",
                "raptor.documents.max-leaves",
                "raptor.documents.parse-timeout")) {
            names.put(variable(name), name);
        }
        return names;
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /**
     * The settings, checked.
     *
     * @param options by key, without those left out
     * @throws InvalidSettings naming every fault
     */
    public static RaptorProperties read(
            Map<String, String> environment, Map<?, ?> systemProperties, Map<String, String> options) {
        Map<String, String> given = new LinkedHashMap<>();
        VARIABLES.forEach((variable, key) -> {
            String value = environment.get(variable);
            if (value != null && !value.isBlank()) {
                given.put(key, value);
            }
        });
        systemProperties.forEach((key, value) -> {
            if (key.toString().startsWith("raptor.")) {
                given.put(key.toString(), value.toString());
            }
        });
        given.putAll(options);
        PriceKeys.spread(given);
        List<String> faults = unknown(given);
        if (!faults.isEmpty()) {
            throw new InvalidSettings(faults);
        }
        RaptorProperties properties = bind(given);
        if (!properties.faults().isEmpty()) {
            throw new InvalidSettings(properties.faults());
        }
        return properties;
    }

    private static List<String> unknown(Map<String, String> given) {
        List<String> faults = new ArrayList<>();
        for (String key : new TreeSet<>(given.keySet())) {
            if (!VARIABLES.containsValue(key) && !PriceKeys.isOne(key)) {
                faults.add("unknown setting " + key + "; there are " + String.join(", ", VARIABLES.values())
                        + " and raptor.prices.MODEL.input, .output");
            }
        }
        return faults;
    }

    private static RaptorProperties bind(Map<String, String> given) {
        try {
            return new Binder(new MapConfigurationPropertySource(PriceKeys.bracketed(given)))
                    .bindOrCreate("raptor", Bindable.of(RaptorProperties.class), BindHandler.DEFAULT);
        } catch (BindException e) {
            throw new InvalidSettings(List.of("setting " + e.getName() + " cannot be used"));
        }
    }
}
