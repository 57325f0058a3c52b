package io.raptor.starter.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Reads {@link RaptorProperties}: options before system properties before the environment before {@code raptor.toml}. Each setting has one spelling
 * and one variable, and no other variable is looked at: whatever begins with {@code RAPTOR_} may be another program's, as
 * {@code RAPTOR_DOCUMENTS} is Docker Compose's. A blank variable is one that is not set. A secret may stand in a file that
 * its variable with {@code _FILE} names.
 */
public final class Settings {

    /** Variables that are not named as their keys are. */
    private static final Map<String, String> NAMED_OTHERWISE = Map.of(
            "raptor.temporal.target", "TEMPORAL_ADDRESS",
            "raptor.server.token", "RAPTOR_TOKEN",
            "raptor.server.tokens", "RAPTOR_TOKENS",
            "raptor.sources.roots", "RAPTOR_SOURCE_ROOTS",
            "raptor.uploads.place", "RAPTOR_UPLOADS");

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
        return read(Map.of(), environment, systemProperties, options);
    }

    /**
     * The settings, checked.
     *
     * @param file what {@code raptor.toml} says; everything else is stronger
     * @param options by key, without those left out
     * @throws InvalidSettings naming every fault
     */
    public static RaptorProperties read(
            Map<String, String> file,
            Map<String, String> environment,
            Map<?, ?> systemProperties,
            Map<String, String> options) {
        Map<String, String> given = new LinkedHashMap<>(file);
        List<String> unknown = inFile(file);
        if (!unknown.isEmpty()) {
            throw new InvalidSettings(unknown);
        }
        given.putAll(inEnvironment(environment));
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

    /** What variables say, and the files that they name. */
    private static Map<String, String> inEnvironment(Map<String, String> environment) {
        Map<String, String> given = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        VARIABLES.forEach((variable, key) -> {
            String value = environment.getOrDefault(variable, "");
            Optional<SecretFile> file = SecretFile.named(environment, variable, key);
            if (!value.isBlank() && file.isPresent()) {
                faults.add("set " + variable + " or " + file.get().variable() + ", not both");
            } else if (!value.isBlank()) {
                given.put(key, value);
            } else {
                file.ifPresent(named -> given.put(key, named.read(faults)));
            }
        });
        if (!faults.isEmpty()) {
            throw new InvalidSettings(faults);
        }
        return given;
    }

    /** Every setting with the place that its value came from. */
    public static List<SettingOrigin> origins(
            Map<String, String> file,
            Map<String, String> environment,
            Map<?, ?> systemProperties,
            Map<String, String> options) {
        List<SettingOrigin> origins = new ArrayList<>();
        VARIABLES.forEach((variable, key) -> {
            String from = "default";
            String value = "";
            String set = environment.get(variable);
            Object property = systemProperties.get(key);
            if (options.containsKey(key)) {
                from = "option";
                value = options.getOrDefault(key, "");
            } else if (property != null) {
                from = "Java property";
                value = property.toString();
            } else if (set != null && !set.isBlank()) {
                from = "environment";
                value = set;
            } else if (SecretFile.named(environment, variable, key).isPresent()) {
                from = "file of " + variable + SecretFile.SUFFIX;
                value = "in a file";
            } else if (file.containsKey(key)) {
                from = SettingsFile.PLACE.toString();
                value = file.getOrDefault(key, "");
            }
            boolean hidden = SettingsFile.secret(key) && !value.isEmpty();
            origins.add(new SettingOrigin(key, variable, from, hidden ? "(hidden)" : value));
        });
        return origins;
    }

    private static List<String> inFile(Map<String, String> file) {
        return file.keySet().stream()
                .filter(key -> !VARIABLES.containsValue(key) && !PriceKeys.isOne(key))
                .map(key -> SettingsFile.PLACE + ": unknown setting " + bare(key) + "; did you mean "
                        + bare(nearest(key)) + "?")
                .toList();
    }

    private static String bare(String key) {
        return key.substring(key.indexOf('.') + 1);
    }

    private static String nearest(String key) {
        return VARIABLES.values().stream()
                .min(Comparator.comparingInt(known -> distance(known, key)))
                .orElseThrow();
    }

    /** Letters to add, remove or replace to make one of the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
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
