package io.raptor.activity.graph;

import java.util.List;
import java.util.SortedMap;

/**
 * A named thing of the dataset, as all documents together know it.
 *
 * @param id {@link Ids#entity} of its smallest key
 * @param key its smallest key
 * @param name how it is mostly written
 * @param type what most mentions say it is
 * @param types how many mentions say which type, the words of foreign types among them
 * @param aliases its other keys, sorted
 * @param fragments what units say of it, each once, sorted; or one description made of them
 * @param evidence passages that name it, sorted
 * @param documents how many documents name it
 */
public record Entity(
        String id,
        String key,
        String name,
        String type,
        SortedMap<String, Integer> types,
        List<String> aliases,
        List<String> fragments,
        List<LeafRef> evidence,
        int documents) {

    /** The same with one description in place of what units say. */
    public Entity described(String description) {
        return new Entity(id, key, name, type, types, aliases, List.of(description), evidence, documents);
    }
}
