package io.raptor.activity.call;

import io.raptor.activity.model.local.ExtractiveSummariser;
import io.raptor.activity.model.local.LocalEmbedder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Prices by model. What is configured goes before the list prices that come with the program. A model is known by the id
 * that {@code Summariser.id()} or {@code Embedder.id()} gives, by its name without the provider before it, and by that
 * without the date or {@code latest} behind it; case does not matter, nor whether a version is written 4.1 or 4-1.
 */
public final class Prices {

    private static final String FILE = "prices.txt";

    /** A date, a month or a number of a version at a name's end, as the providers write them. */
    private static final Pattern VERSION =
            Pattern.compile("(?:[-@](?:\\d{4}-\\d{2}-\\d{2}|\\d{8}|\\d{4}|\\d{3}|latest)|:latest)$");

    private static final Map<String, Price> LISTED = listed();

    private final Map<String, Price> configured = new LinkedHashMap<>();

    /** @param configured by model, added to the listed ones or in place of them */
    public Prices(Map<String, Price> configured) {
        configured.forEach((model, price) -> this.configured.put(plain(model), price));
    }

    /** The list prices alone. */
    public static Prices builtIn() {
        return new Prices(Map.of());
    }

    /** Empty where no price is known; free for the models in this process. */
    public Optional<Price> of(String modelId) {
        if (modelId.equals(LocalEmbedder.ID) || modelId.equals(ExtractiveSummariser.ID)) {
            return Optional.of(Price.FREE);
        }
        return find(configured, modelId).or(() -> find(LISTED, modelId));
    }

    /** By the whole id first, then by what is left of it after each slash. */
    private static Optional<Price> find(Map<String, Price> prices, String modelId) {
        String name = plain(modelId);
        while (true) {
            Price price = prices.get(name);
            Price versions = price == null ? prices.get(VERSION.matcher(name).replaceFirst("")) : price;
            int slash = name.indexOf('/');
            if (versions != null || slash < 0) {
                return Optional.ofNullable(versions);
            }
            name = name.substring(slash + 1);
        }
    }

    private static String plain(String model) {
        return model.strip().toLowerCase(Locale.ROOT).replace('.', '-');
    }

    private static Map<String, Price> listed() {
        Map<String, Price> listed = new LinkedHashMap<>();
        try (InputStream file = Objects.requireNonNull(Prices.class.getResourceAsStream(FILE));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines().map(String::strip).filter(Prices::hasPrice).forEach(line -> {
                String[] words = line.split("\\s+", 3);
                listed.put(plain(words[0]), new Price(Double.parseDouble(words[1]), Double.parseDouble(words[2])));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the price list that comes with the program cannot be read", e);
        }
        return listed;
    }

    private static boolean hasPrice(String line) {
        return !line.isEmpty() && !line.startsWith("#");
    }
}
