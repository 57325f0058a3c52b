package io.raptor.starter.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Reads {@link RaptorProperties}: options before system properties before the environment. Each setting has one spelling
 * and one variable, and no other variable is looked at: whatever begins with {@code RAPTOR_} may be another program's, as
 * {@code RAPTOR_DOCUMENTS} is Docker Compose's. A blank variable is one that is not set.
 */
public final class Settings {

    /** Variables that are not named as their keys are. */
    private static final Map<String, String> NAMED_OTHERWISE = Map.of(
            "raptor.temporal.target", "TEMPORAL_ADDRESS",
            "raptor.server.token", "RAPTOR_TOKEN",
            "raptor.sources.roots", "RAPTOR_SOURCE_ROOTS");

    /** Part of every model's settings, but nothing that a chat model has. */
    private static final String NOT_OF_CHAT = "raptor.chat.batch-size";

    /** Environment variable to key, of every setting. */
    private static final Map<String, String> VARIABLES = variables();

    private Settings() {}

    private static Map<String, String> variables() {
        Map<String, String> names = new LinkedHashMap<>();
        keys("raptor", RaptorProperties.class)
                .filter(key -> !key.equals(NOT_OF_CHAT))
                .forEach(key -> names.put(NAMED_OTHERWISE.getOrDefault(key, variable(key)), key));
        return names;
    }

    private static Stream<String> keys(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(part -> {
            String key = prefix + "." + DataObjectPropertyName.toDashedForm(part.getName());
            return part.getType().isRecord() ? keys(key, part.getType()) : Stream.of(key);
        });
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
