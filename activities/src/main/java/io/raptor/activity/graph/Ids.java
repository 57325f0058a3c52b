package io.raptor.activity.graph;

import io.raptor.workflow.Sha256;
import java.util.List;

/** Ids of what is in the graph: hashes of canonical content, the same wherever and whenever the graph is built. */
public final class Ids {

    private static final int LENGTH = 32;

    private Ids() {}

    /** @param key the smallest of the entity's keys */
    public static String entity(String key) {
        return hash("entity", List.of(key));
    }

    public static String relation(String from, String to) {
        return hash("relation", List.of(from, to));
    }

    /** @param members ids, sorted */
    public static String community(int level, List<String> members) {
        return hash("community " + level, members);
    }

    private static String hash(String kind, List<String> parts) {
        Sha256 hash = new Sha256().add(kind);
        parts.forEach(part -> hash.add("\n").add(part));
        return hash.hex().substring(0, LENGTH);
    }
}
