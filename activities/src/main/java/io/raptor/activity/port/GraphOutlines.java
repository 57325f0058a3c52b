package io.raptor.activity.port;

import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Relation;
import java.util.List;
import java.util.function.Consumer;

/** Published graphs as a whole: whoever keeps some of one reads it once a generation. */
public interface GraphOutlines {

    /** Hands over every entity by id, a few thousand in memory at a time. */
    void entities(long graph, Consumer<Entity> to);

    /** Hands over every relation by id, a few thousand in memory at a time. */
    void relations(long graph, Consumer<Relation> to);

    /**
     * Hands over the leaves of the documents that were not published again since the graph was, by document and place. In
     * another build of a document its leaves' numbers mean other passages.
     */
    void leaves(long graph, Consumer<Place> to);

    /** The given relations, those that there are, in no particular order. */
    List<Relation> relations(long graph, List<String> ids);

    /** @param node its score is 0 */
    record Place(LeafRef leaf, NodeHit node) {}
}
