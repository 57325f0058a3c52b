package io.raptor.activity.graph.merge.resolve;

import io.raptor.activity.graph.Alias;
import io.raptor.activity.graph.DisjointSets;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.merge.NameRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the entities of a graph that may be one thing, without comparing all with all: by words, initials, runs of
 * characters and single differences of their names. A group that is too large is cut where names are least alike.
 */
public final class Blocks {

    private final List<Entity> entities;
    private final Vetoes vetoes;
    private final Map<Long, Candidate> likest = new HashMap<>();

    private Blocks(Graph graph, NameRules rules) {
        this.entities = graph.entities();
        this.vetoes = new Vetoes(graph, rules);
        KnownNames names = new KnownNames(entities);
        new WordCandidates(names).each(this::offer);
        new InitialCandidates(names).each(this::offer);
        new GramCandidates(names).each(this::offer);
        new EditCandidates(names).each(this::offer);
    }

    /** The blocks, by their first key. */
    public static List<NameBlock> of(Graph graph, NameRules rules) {
        return new Blocks(graph, rules).cut();
    }

    private void offer(Candidate pair) {
        if (!vetoes.apart(entities.get(pair.one()), entities.get(pair.other()))) {
            long ends = ((long) pair.one() << Integer.SIZE) | pair.other();
            likest.merge(ends, pair, (a, b) -> Candidate.ORDER.compare(a, b) <= 0 ? a : b);
        }
    }

    private List<NameBlock> cut() {
        DisjointSets groups = new DisjointSets(entities.size(), NameBlock.MOST);
        likest.values().stream().sorted(Candidate.ORDER).forEach(pair -> groups.join(pair.one(), pair.other()));
        Map<Integer, List<Entity>> found = new TreeMap<>();
        Set<Integer> alike = new HashSet<>();
        likest.values().forEach(pair -> alike.addAll(List.of(pair.one(), pair.other())));
        for (int place : alike) {
            found.computeIfAbsent(groups.of(place), group -> new ArrayList<>()).add(entities.get(place));
        }
        return found.values().stream()
                .filter(group -> group.size() > 1)
                .map(this::block)
                .sorted(Comparator.comparing(block -> block.entities().get(0).key()))
                .toList();
    }

    private NameBlock block(List<Entity> group) {
        Set<Alias> apart = new HashSet<>();
        for (Entity one : group) {
            for (Entity other : group) {
                if (!one.equals(other) && vetoes.apart(one, other)) {
                    apart.add(new Alias(one.key(), other.key()));
                }
            }
        }
        return new NameBlock(
                group.stream().sorted(Comparator.comparing(Entity::key)).toList(), apart);
    }
}
