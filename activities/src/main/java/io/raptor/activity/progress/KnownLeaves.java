package io.raptor.activity.progress;

import io.raptor.activity.port.TaskWork.DocumentWork;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many leaves the documents of a task have that were read. An unread one is taken to be as the read ones of its type that are
 * nearest in size: an average of all would let one large document among small ones stand for each of them.
 */
final class KnownLeaves {

    /** A passage of text without any further knowledge. */
    private static final double BYTES_PER_LEAF = 350;
    /** Files of these types hold pictures, fonts and layout beside their text, so much for each passage. */
    private static final Set<String> PACKED = Set.of(
            ".pdf", ".docx", ".doc", ".pptx", ".ppt", ".odt", ".odp", ".epub", ".rtf", ".msg", ".xls", ".xlsx", ".ods");

    private static final double PACKED_BYTES_PER_LEAF = 4_000;
    /** A packed file of another size holds more pictures rather than more text. */
    private static final double PACKED_GROWTH = 0.5;

    private static final String PACKED_FAMILY = "packed";
    private static final String PLAIN_FAMILY = "plain";

    private final Map<String, TreeMap<Double, Sum>> known = new HashMap<>();

    void add(DocumentWork document, int leaves) {
        String type = type(document.path());
        add(type, document, leaves);
        if (leaves > 0) { // pictures say nothing of texts
            add(family(type), document, leaves);
        }
    }

    private void add(String kind, DocumentWork document, int leaves) {
        known.computeIfAbsent(kind, any -> new TreeMap<>())
                .computeIfAbsent(size(document), any -> new Sum())
                .add(leaves);
    }

    double of(DocumentWork document) {
        String type = type(document.path());
        double size = size(document);
        boolean packed = PACKED.contains(type);
        TreeMap<Double, Sum> alike = known.getOrDefault(type, known.getOrDefault(family(type), new TreeMap<>()));
        if (alike.isEmpty()) {
            return Math.max(1, document.bytes() / (packed ? PACKED_BYTES_PER_LEAF : BYTES_PER_LEAF));
        }
        return scaled(nearest(alike, size), size, packed ? PACKED_GROWTH : 1);
    }

    private static Map.Entry<Double, Sum> nearest(NavigableMap<Double, Sum> alike, double size) {
        Map.Entry<Double, Sum> below = alike.floorEntry(size);
        Map.Entry<Double, Sum> above = alike.ceilingEntry(size);
        if (below == null) {
            return alike.firstEntry();
        }
        return above == null || size - below.getKey() <= above.getKey() - size ? below : above;
    }

    private static double scaled(Map.Entry<Double, Sum> from, double size, double growth) {
        return from.getValue().mean() * Math.exp((size - from.getKey()) * growth);
    }

    /** Sizes are compared by their ratio. */
    private static double size(DocumentWork document) {
        return Math.log((double) Math.max(1, document.bytes()));
    }

    private static String family(String type) {
        return PACKED.contains(type) ? PACKED_FAMILY : PLAIN_FAMILY;
    }

    private static String type(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(dot).toLowerCase(Locale.ROOT);
    }

    /** Files of one size. */
    private static final class Sum {

        private double leaves;
        private int files;

        void add(int more) {
            leaves += more;
            files++;
        }

        double mean() {
            return leaves / files;
        }
    }
}
