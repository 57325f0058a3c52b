package io.raptor.activity.graph.merge;

import io.raptor.activity.graph.Ids;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Link;
import io.raptor.activity.graph.Relation;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** All links from one thing to another, added up. */
final class RelationSum {

    private final SortedSet<String> fragments = new TreeSet<>();
    private final SortedSet<LeafRef> evidence = new TreeSet<>();
    private double weight;

    void add(String document, Link link) {
        weight += link.strength() / Link.STRONGEST * Math.max(1, link.leaves().size());
        if (!link.description().isBlank()) {
            fragments.add(link.description());
        }
        link.leaves().forEach(leaf -> evidence.add(new LeafRef(document, leaf)));
    }

    Relation relation(String from, String to) {
        return new Relation(Ids.relation(from, to), from, to, weight, List.copyOf(fragments), List.copyOf(evidence));
    }
}
