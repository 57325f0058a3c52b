package io.raptor.activity.graph;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** How a name is shown that is written in several ways. */
public final class Surfaces {

    private Surfaces() {}

    /**
     * The way it is mostly written; among equals one that is not all in capitals, then the first by its characters.
     *
     * @param counts at least one way
     */
    public static String best(SortedMap<String, Integer> counts) {
        String best = counts.firstKey();
        int most = 0;
        for (Map.Entry<String, Integer> way : counts.entrySet()) {
            int more = way.getValue() - most;
            if (more > 0 || (more == 0 && shouts(best) && !shouts(way.getKey()))) {
                best = way.getKey();
                most = way.getValue();
            }
        }
        return best;
    }

    private static boolean shouts(String surface) {
        return surface.equals(surface.toUpperCase(Locale.ROOT));
    }
}
