package io.raptor.activity.graph.merge.resolve;

import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.merge.NameSigns;
import java.util.ArrayList;
import java.util.List;

/** All names of all entities, in rows: each name with its entity's place. */
final class KnownNames {

    /** An entity with more names is found by these. */
    private static final int MOST_FORMS = 8;

    private final List<String> keys = new ArrayList<>();
    private final List<NameSigns> signs = new ArrayList<>();
    private final List<Integer> entities = new ArrayList<>();

    KnownNames(List<Entity> all) {
        for (int place = 0; place < all.size(); place++) {
            add(all.get(place).key(), place);
            for (String alias :
                    all.get(place).aliases().stream().limit(MOST_FORMS - 1).toList()) {
                add(alias, place);
            }
        }
    }

    private void add(String key, int entity) {
        keys.add(key);
        signs.add(NameSigns.of(key));
        entities.add(entity);
    }

    int size() {
        return keys.size();
    }

    String key(int name) {
        return keys.get(name);
    }

    List<String> words(int name) {
        return List.of(keys.get(name).split(" ", -1));
    }

    /** Names of different entities that nothing in them tells apart. */
    boolean comparable(int one, int other) {
        return !entities.get(one).equals(entities.get(other)) && !signs.get(one).differ(signs.get(other));
    }

    Candidate candidate(int one, int other, double likeness) {
        int a = entities.get(one);
        int b = entities.get(other);
        return new Candidate(Math.min(a, b), Math.max(a, b), likeness);
    }
}
