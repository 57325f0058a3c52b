package io.raptor.activity.graph.merge;

import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.EntityTypes;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Mention;
import io.raptor.activity.graph.Surfaces;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All mentions of one thing, added up. */
final class EntitySum {

    /** Of so many mentions one has to say what it is: a single pronoun behind a name is soon misread. */
    private static final int BELIEVED = 5;

    private static final Set<String> VAGUE = Set.of(EntityTypes.OTHER, EntityTypes.UNKNOWN);

    private final SortedMap<String, Integer> surfaces = new TreeMap<>();
    private final SortedMap<String, Integer> types = new TreeMap<>();
    private final SortedMap<String, Integer> asked = new TreeMap<>();
    private final SortedSet<String> keys = new TreeSet<>();
    private final SortedSet<String> fragments = new TreeSet<>();
    private final SortedSet<LeafRef> evidence = new TreeSet<>();
    private final Set<String> documents = new HashSet<>();

    void add(String document, Mention mention) {
        keys.add(mention.key());
        surfaces.merge(mention.surface(), Math.max(1, mention.leaves().size()), Integer::sum);
        asked.merge(mention.type(), 1, Integer::sum);
        types.merge(mention.word().isEmpty() ? mention.type() : mention.word(), 1, Integer::sum);
        if (!mention.description().isBlank()) {
            fragments.add(mention.description());
        }
        mention.leaves().forEach(leaf -> evidence.add(new LeafRef(document, leaf)));
        documents.add(document);
    }

    /** @param key the smallest key of what is one thing with it, in all documents */
    Entity entity(String id, String key) {
        return new Entity(
                id,
                key,
                Surfaces.best(surfaces),
                type(),
                types,
                keys.stream().filter(other -> !other.equals(key)).toList(),
                List.copyOf(fragments),
                List.copyOf(evidence),
                documents.size());
    }

    /** What most say; that it is something other says nothing against the rest. */
    private String type() {
        String best = "";
        for (Map.Entry<String, Integer> type : asked.entrySet()) {
            boolean vague = VAGUE.contains(type.getKey());
            boolean more = best.isEmpty() || type.getValue() > asked.getOrDefault(best, 0);
            if (!vague && (more || VAGUE.contains(best))) {
                best = type.getKey();
            } else if (vague && (best.isEmpty() || (VAGUE.contains(best) && more))) {
                best = type.getKey();
            }
        }
        int all = asked.values().stream().mapToInt(count -> count).sum();
        boolean doubtful = asked.getOrDefault(best, 0) * BELIEVED < all;
        return doubtful && asked.containsKey(EntityTypes.OTHER) ? EntityTypes.OTHER : best;
    }
}
