package io.raptor.activity.port;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.Report;
import io.raptor.activity.graph.Unit;
import io.raptor.activity.graph.community.PictureLayout.Point;
import io.raptor.activity.port.GraphBuilds.JoinedNames;
import io.raptor.workflow.model.GraphFigures;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The published graphs, as readers see them. */
public interface PublishedGraphs {

    /** The dataset's graph; empty when there is none. */
    Optional<PublishedGraph> graph(String dataset);

    /** The size of the graph that a task makes or, where it makes none, of its dataset's published one. */
    Optional<GraphFigures> figures(String taskId);

    /** The given entities, those that there are, in the order of the ids. */
    List<Entity> entities(long graph, List<String> ids);

    /** Entities, those of most passages first. */
    List<Entity> entities(long graph, Wanted wanted);

    /** Where the graph's picture draws those entities that it draws, by id; empty of a graph that was made without. */
    SortedMap<String, Point> places(long graph);

    /** Relations, the weightiest first. */
    List<Relation> relations(long graph, Wanted wanted);

    /** Relations that begin or end at an entity, the weightiest first. */
    List<Relation> relationsOf(long graph, String entity, int limit);

    /** Communities with their reports, the biggest first. */
    List<Reported> communities(long graph, Wanted wanted);

    /** The given communities, those that there are, in the order of the ids. */
    List<Reported> communities(long graph, List<String> ids);

    /** The communities that an entity is in, from the lowest level up. */
    List<Reported> communitiesOf(long graph, String entity);

    /** Which names became the entity, and why, in the order in which they did. */
    List<JoinedNames> joined(long graph, String entity);

    /** The same of all entities. */
    List<JoinedNames> joined(long graph);

    /** Ids of the entities that a name was joined to, by its key; mostly one or none. */
    List<String> joinedAs(long graph, String key);

    /**
     * Passages of a graph's documents. Those of a document that is gone are left out, and so are those of one that was
     * published again since the graph was: in another build of it the same numbers mean other passages.
     */
    Map<LeafRef, Passage> passages(long graph, Collection<LeafRef> wanted);

    /**
     * A dataset's published graph.
     *
     * @param generation from 1
     */
    record PublishedGraph(long number, int generation, GraphFigures figures, Instant publishedAt) {}

    /**
     * Which of the graph's things are asked for.
     *
     * @param part what their name or title contains, in small or capital letters; empty for all
     * @param documentId what is known from that document; {@code null} for all
     * @param skipped those before the first that is asked for
     */
    record Wanted(String part, @Nullable String documentId, int skipped, int limit) {

        /** Of all. */
        public static Wanted all(int skipped, int limit) {
            return new Wanted("", null, skipped, limit);
        }
    }

    /**
     * A leaf of a published document.
     *
     * @param nodeId of its node
     * @param leaf as units have it
     */
    record Passage(String nodeId, Unit.Leaf leaf) {}

    /** @param report {@code null} where there is none */
    record Reported(Community community, @Nullable Report report) {}
}
