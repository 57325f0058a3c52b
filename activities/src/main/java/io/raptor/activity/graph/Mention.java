package io.raptor.activity.graph;

import java.util.List;

/**
 * A named thing as one unit names it.
 *
 * @param key {@link NameKeys#key} of the surface
 * @param surface the name as the text writes it
 * @param type one of the types asked for, {@link EntityTypes#OTHER} or {@link EntityTypes#UNKNOWN}
 * @param word the type's own word where it is none of those asked for; empty else
 * @param description what the unit says of it; empty where it says nothing
 * @param leaves numbers of leaves in the document that name it, ascending
 * @param weight share of the unit that is about it, above 0
 */
public record Mention(
        String key, String surface, String type, String word, String description, List<Integer> leaves, double weight) {

    public Mention {
        leaves = leaves.stream().distinct().sorted().toList();
    }
}
