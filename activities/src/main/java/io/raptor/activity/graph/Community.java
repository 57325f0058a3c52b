package io.raptor.activity.graph;

import java.util.List;

/**
 * A group of entities. Those of a level share no entity; each one below the top is part of its parent.
 *
 * @param id {@link Ids#community} of its level and members
 * @param level 0 is the top
 * @param parent id of the community one level above; empty at the top
 * @param document of entities with few links or none, gathered without a report's call: the document that they are of;
 *     empty for a group found by its links
 * @param members ids of its entities, sorted
 */
public record Community(String id, int level, String parent, String document, List<String> members) {

    /** Fewer members have a report without a call: their sentences say as much. */
    private static final int FEWEST = 3;

    /** Found by links. */
    public boolean linked() {
        return document.isEmpty();
    }

    /** Found by links, and large enough for a model to report on. */
    public boolean worthACall() {
        return linked() && members.size() >= FEWEST;
    }
}
