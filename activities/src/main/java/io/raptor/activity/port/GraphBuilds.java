package io.raptor.activity.port;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.Report;
import io.raptor.activity.graph.community.PictureLayout.Point;
import io.raptor.workflow.model.GraphFigures;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Graphs that are being made, each by a task, and the swap that shows one to readers. */
public interface GraphBuilds {

    /**
     * The task's graph that is made of what {@code key} is the hash of, begun when there is none. The task's other
     * unpublished graphs are dropped.
     *
     * @return empty where the published graph of the dataset is made of the same, and nothing is left to do
     */
    Optional<GraphBuild> open(String dataset, String taskId, String key);

    /** The graph that the task is making. */
    Optional<GraphBuild> begun(String taskId);

    /** Stores the merged graph. */
    void saveMerged(long graph, Graph merged, GraphFigures figures);

    /** Stores which names became one thing, in place of what is stored of that. */
    void saveJoined(long graph, List<JoinedNames> joined);

    /** Stores one description in place of what is said of each of these entities and relations, by their ids. */
    void saveDescriptions(long graph, Map<String, String> descriptions);

    /** The merged graph. */
    Graph merged(long graph);

    /** What of the merged graph there is of these entities: themselves, and the relations among them. */
    Graph among(long graph, Collection<String> entities);

    /** Stores the communities in place of those that are there. */
    void saveCommunities(long graph, List<Community> communities);

    /** How many communities there are. */
    int communityCount(long graph);

    /**
     * Some of the communities, from the lowest level up, by id.
     *
     * @param from how many are before them
     */
    List<Community> communities(long graph, int from, int most);

    /** Stores reports by the ids of their communities. */
    void saveReports(long graph, Map<String, Report> reports);

    /** Stores where the graph's picture draws its entities, by their ids: some of those of most passages. */
    void savePlaces(long graph, Map<String, Point> places);

    /** Shows the graph to readers as the next generation of its dataset, in place of the one before, which is dropped. */
    void publish(long graph);

    /**
     * A graph that is being made.
     *
     * @param merged its entities and relations are stored
     * @param grouped its communities are stored
     */
    record GraphBuild(long number, String dataset, String key, boolean merged, boolean grouped) {}

    /**
     * Two names that became one thing.
     *
     * @param entity its id
     * @param one key of a name
     * @param other key of the other one
     * @param reason why
     */
    record JoinedNames(String entity, String one, String other, String reason) {}
}
