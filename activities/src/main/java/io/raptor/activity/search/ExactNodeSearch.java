package io.raptor.activity.search;

import io.raptor.activity.port.NodeFilter;
import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.NodeSearch;
import io.raptor.activity.port.PublishedVectors;
import io.raptor.activity.port.PublishedVectors.Edition;
import io.raptor.activity.port.PublishedVectors.VectorOf;
import io.raptor.activity.search.Ranking.Scored;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The search that looks at every vector. It keeps those of the datasets searched last in memory, and reads after a
 * publication those of the published trees alone; other searches go on over what it held meanwhile.
 */
public final class ExactNodeSearch implements NodeSearch {

    private final PublishedVectors vectors;
    private final EditionCache<VectorIndex> indexes;

    public ExactNodeSearch(PublishedVectors vectors) {
        this.vectors = vectors;
        this.indexes = new EditionCache<>((dataset, before) ->
                (before == null ? VectorIndex.EMPTY : before).follow(vectors, vectors.searchable(dataset)));
    }

    @Override
    public List<NodeHit> nearest(String dataset, float[] query, NodeFilter filter, int k) {
        Optional<Edition> edition = edition(dataset);
        return edition.isEmpty() ? List.of() : nearest(indexes.of(dataset, edition.get()), query, filter, k);
    }

    @Override
    public void refresh(String dataset) {
        edition(dataset).ifPresent(edition -> indexes.refresh(dataset, edition));
    }

    /** The vectors of a dataset that is gone are not kept. */
    private Optional<Edition> edition(String dataset) {
        Optional<Edition> edition = vectors.edition(dataset);
        if (edition.isEmpty()) {
            indexes.forget(dataset);
        }
        return edition;
    }

    private static List<NodeHit> nearest(VectorIndex index, float[] query, NodeFilter filter, int k) {
        if (index.size() > 0 && index.dimensions() != query.length) {
            throw new OtherLengthException(index.dimensions());
        }
        Scored[] ranked = Ranking.rank(index, candidates(index, filter), query, k);
        return Arrays.stream(ranked)
                .map(scored -> hit(index.node(scored.position()), scored.score()))
                .toList();
    }

    private static int[] candidates(VectorIndex index, NodeFilter filter) {
        int[] inScope = switch (filter.scope()) {
            case ALL -> index.all();
            case LEAVES -> index.leaves();
            case ROOTS -> index.roots();
            case CHILDREN -> index.childrenOf(filter.given());
            case GIVEN -> index.given(filter.given());
        };
        return Arrays.stream(inScope)
                .filter(position -> admits(filter, index.node(position)))
                .toArray();
    }

    private static boolean admits(NodeFilter filter, VectorOf node) {
        return node.tokens() <= filter.maxTokens()
                && (filter.documents().isEmpty() || filter.documents().contains(node.document()));
    }

    private static NodeHit hit(VectorOf node, float score) {
        return new NodeHit(node.id(), node.document(), node.level(), node.index(), node.tokens(), score);
    }
}
