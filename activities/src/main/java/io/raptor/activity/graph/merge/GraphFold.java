package io.raptor.activity.graph.merge;

import io.raptor.activity.graph.Alias;
import io.raptor.activity.graph.Contribution;
import io.raptor.activity.graph.DropReason;
import io.raptor.activity.graph.Drops;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.Ids;
import io.raptor.activity.graph.Link;
import io.raptor.activity.graph.Mention;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.UnitGraph;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Adds contributions up, sorted by their documents, so that sums of weights are the same bit for bit. */
final class GraphFold {

    private final Map<String, EntitySum> entities = new HashMap<>();
    private final Map<Alias, RelationSum> relations = new HashMap<>();
    private final Drops drops = new Drops();

    /** @param canonical the key of the thing that a key of this document names */
    void add(Contribution document, UnaryOperator<String> canonical) {
        for (UnitGraph unit : document.units()) {
            drops.addAll(unit.dropped());
            for (Mention mention : unit.mentions()) {
                entities.computeIfAbsent(canonical.apply(mention.key()), key -> new EntitySum())
                        .add(document.document(), mention);
            }
            for (Link link : unit.links()) {
                add(document.document(), link, canonical.apply(link.from()), canonical.apply(link.to()));
            }
        }
    }

    private void add(String document, Link link, String from, String to) {
        if (from.equals(to)) {
            drops.add(DropReason.SELF_LOOP);
        } else if (!entities.containsKey(from) || !entities.containsKey(to)) {
            drops.add(DropReason.UNKNOWN_END);
        } else {
            relations
                    .computeIfAbsent(new Alias(from, to), ends -> new RelationSum())
                    .add(document, link);
        }
    }

    Graph graph() {
        Map<String, String> ids = new HashMap<>();
        entities.keySet().forEach(key -> ids.put(key, Ids.entity(key)));
        List<Entity> things = entities.entrySet().stream()
                .map(entry -> entry.getValue().entity(ids.getOrDefault(entry.getKey(), ""), entry.getKey()))
                .sorted(Comparator.comparing(Entity::id))
                .toList();
        List<Relation> links = relations.entrySet().stream()
                .map(entry -> entry.getValue()
                        .relation(
                                ids.getOrDefault(entry.getKey().key(), ""),
                                ids.getOrDefault(entry.getKey().of(), "")))
                .sorted(Comparator.comparing(Relation::id))
                .toList();
        return new Graph(things, links, drops.counts());
    }
}
