package io.raptor.activity.graph;

import java.util.List;
import java.util.Map;

/**
 * What one unit of a document gave.
 *
 * @param mentions one a key, sorted by key
 * @param links one a pair of ends and a description, sorted by them
 * @param aliases sorted
 */
public record UnitGraph(
        List<Mention> mentions, List<Link> links, List<Alias> aliases, Map<DropReason, Integer> dropped) {

    public static final UnitGraph EMPTY = new UnitGraph(List.of(), List.of(), List.of(), Map.of());

    public UnitGraph {
        mentions = List.copyOf(mentions);
        links = List.copyOf(links);
        aliases = aliases.stream().distinct().sorted().toList();
        dropped = Map.copyOf(dropped);
    }
}
