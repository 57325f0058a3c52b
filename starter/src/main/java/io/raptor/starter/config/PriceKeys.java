package io.raptor.starter.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys of prices, which hold a model's name: {@code raptor.prices.gpt-4.1-mini.input}. A name of an environment
 * variable cannot hold one, so {@code RAPTOR_PRICES} lists them: {@code one-model=0.5/1.5, another=0.02}.
 */
final class PriceKeys {

    /** Several prices in one value. */
    static final String LIST = "raptor.prices";

    private static final Pattern KEY = Pattern.compile("raptor\\.prices\\.(.+)\\.(input|output)");
    private static final Pattern ENTRY =
            Pattern.compile("\\s*([^=\\s]+)\\s*=\\s*([^/\\s]+)(?:\\s*/\\s*([^/\\s]+))?\\s*");

    private PriceKeys() {}

    static boolean isOne(String key) {
        return KEY.matcher(key).matches();
    }

    /**
     * Puts a key for each price in place of the list; a key that is there already holds.
     *
     * @throws InvalidSettings when the list cannot be read
     */
    static void spread(Map<String, String> given) {
        String list = given.remove(LIST);
        if (list == null || list.isBlank()) {
            return;
        }
        for (String entry : list.split(",", -1)) {
            Matcher matcher = ENTRY.matcher(entry);
            if (!matcher.matches()) {
                throw new InvalidSettings(
                        List.of("RAPTOR_PRICES must read MODEL=INPUT/OUTPUT, MODEL=INPUT and so on, in"
                                + " USD per million tokens, which \"" + entry.strip() + "\" does not"));
            }
            String key = LIST + "." + matcher.group(1);
            given.putIfAbsent(key + ".input", matcher.group(2));
            if (matcher.group(3) != null) {
                given.putIfAbsent(key + ".output", matcher.group(3));
            }
        }
    }

    /** With the models' names in brackets, so that their dots divide nothing. */
    static Map<String, String> bracketed(Map<String, String> given) {
        Map<String, String> keys = new LinkedHashMap<>();
        given.forEach((key, value) -> {
            Matcher price = KEY.matcher(key);
            keys.put(price.matches() ? LIST + "[" + price.group(1) + "]." + price.group(2) : key, value);
        });
        return keys;
    }
}
