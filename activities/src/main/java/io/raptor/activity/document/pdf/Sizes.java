package io.raptor.activity.document.pdf;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** A count of characters by their size. */
final class Sizes {

    private final Map<Float, Integer> counts = new TreeMap<>();

    void add(float size, String characters) {
        add(Math.round(2 * size) / 2f, characters.strip().length());
    }

    void add(float size, int characters) {
        if (characters > 0) {
            counts.merge(size, characters, Integer::sum);
        }
    }

    float mostCommon() {
        return counts.entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .orElse(0f);
    }

    /** Of all characters, the part in this size or a larger one. */
    double shareFrom(float size) {
        long all = 0;
        long large = 0;
        for (Map.Entry<Float, Integer> entry : counts.entrySet()) {
            all += entry.getValue();
            large += entry.getKey() >= size ? entry.getValue() : 0;
        }
        return all == 0 ? 0 : (double) large / all;
    }

    void clear() {
        counts.clear();
    }
}
