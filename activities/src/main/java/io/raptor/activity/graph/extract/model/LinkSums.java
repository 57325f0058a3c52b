package io.raptor.activity.graph.extract.model;

import io.raptor.activity.graph.Link;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Links of a unit, one a pair of ends and a description. */
final class LinkSums {

    private static final Comparator<Link> ORDER =
            Comparator.comparing(Link::from).thenComparing(Link::to).thenComparing(Link::description);

    private LinkSums() {}

    /** Sorted; the same link said twice has the greater strength and the leaves of both. */
    static List<Link> of(Collection<Link> links) {
        SortedMap<Link, Link> sums = new TreeMap<>(ORDER);
        links.forEach(link -> sums.merge(link, link, LinkSums::both));
        return List.copyOf(sums.values());
    }

    private static Link both(Link one, Link other) {
        TreeSet<Integer> leaves = new TreeSet<>(one.leaves());
        leaves.addAll(other.leaves());
        return new Link(
                one.from(),
                one.to(),
                one.description(),
                Math.max(one.strength(), other.strength()),
                List.copyOf(leaves));
    }
}
