package io.raptor.activity.estimate;

import io.raptor.activity.graph.Contribution;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Link;
import io.raptor.activity.graph.Mention;
import io.raptor.activity.graph.UnitGraph;
import io.raptor.activity.graph.merge.NameRules;
import io.raptor.activity.port.GraphUnits.Contributor;
import io.raptor.activity.port.GraphUnits.DividedUnit;
import io.raptor.activity.port.PublishedGraphs.Passage;
import io.raptor.activity.port.PublishedGraphs.PublishedGraph;
import io.raptor.activity.port.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the store has of a dataset's graph; nothing without a store. Only read. */
final class StoredGraph {

    /** Stands behind what a changed document says of things: it may say all of it otherwise now. */
    private static final String OTHERWISE = " \u2026";

    private final @Nullable Store store;
    private final String dataset;

    StoredGraph(@Nullable Store store, String dataset) {
        this.store = store;
        this.dataset = dataset;
    }

    NameRules rules(List<String> aliases) {
        return store == null
                ? NameRules.of(String.join("\n", aliases))
                : store.pinnedNames().rules(dataset, aliases);
    }

    /**
     * What the dataset's documents contribute once the changed ones have been read.
     *
     * @param changed what rules find in documents that are new or changed, by their ids
     * @param byModel a model reads them, and may find other things: of a changed one those that it found before are taken,
     *     as far as others were read by it, too
     */
    List<Contribution> contributions(Map<String, Contribution> changed, boolean byModel) {
        Map<String, Contribution> all = new TreeMap<>(changed);
        List<Contributor> contributors =
                store == null ? List.of() : store.graphUnits().contributors(dataset);
        boolean likely = byModel && contributors.stream().anyMatch(one -> !changed.containsKey(one.documentId()));
        for (Contributor one : contributors) {
            if (!changed.containsKey(one.documentId())) {
                all.put(one.documentId(), read(one));
            } else if (likely) {
                all.put(one.documentId(), otherwise(read(one)));
            }
        }
        return List.copyOf(all.values());
    }

    /** A unit that nobody has read yet says nothing. */
    private Contribution read(Contributor one) {
        List<UnitGraph> units = store == null
                ? List.of()
                : store.graphUnits().units(one.build()).stream()
                        .map(DividedUnit::graph)
                        .flatMap(Stream::ofNullable)
                        .toList();
        return new Contribution(one.documentId(), units);
    }

    private static Contribution otherwise(Contribution document) {
        List<UnitGraph> units = new ArrayList<>();
        for (UnitGraph unit : document.units()) {
            List<Mention> mentions = unit.mentions().stream()
                    .map(one -> new Mention(
                            one.key(),
                            one.surface(),
                            one.type(),
                            one.word(),
                            otherwise(one.description()),
                            one.leaves(),
                            one.weight()))
                    .toList();
            List<Link> links = unit.links().stream()
                    .map(one ->
                            new Link(one.from(), one.to(), otherwise(one.description()), one.strength(), one.leaves()))
                    .toList();
            units.add(new UnitGraph(mentions, links, unit.aliases(), unit.dropped()));
        }
        return new Contribution(document.document(), units);
    }

    private static String otherwise(String description) {
        return description.isBlank() ? description : description + OTHERWISE;
    }

    /** Whether a graph was published, so that its reports may be paid for. */
    boolean published() {
        return graph().isPresent();
    }

    private Optional<PublishedGraph> graph() {
        return store == null ? Optional.empty() : store.publishedGraphs().graph(dataset);
    }

    /** Texts of passages of the published graph's documents; those of others are missing. */
    Map<LeafRef, Passage> passages(Set<LeafRef> leaves) {
        Optional<PublishedGraph> graph = graph();
        return store == null || graph.isEmpty()
                ? Map.of()
                : store.publishedGraphs().passages(graph.get().number(), leaves);
    }
}
