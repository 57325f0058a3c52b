package io.raptor.activity.graph.report;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Relation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Writes what a model is shown of communities: all members and all relations among them. Where that is too long, the
 * reports of parts stand for the parts, the largest first; what even then has no room is counted.
 */
public final class ReportContexts {

    private static final int MOST_PASSAGES = 8;

    private final ToIntFunction<String> tokens;
    private final int most;

    /** @param most tokens of a context */
    public ReportContexts(ToIntFunction<String> tokens, int most) {
        this.tokens = tokens;
        this.most = most;
    }

    /**
     * @param graph that has all members of the community
     * @param children its parts with their reports, in any order
     * @param texts gives a passage's text; empty where it is not to be shown
     */
    public ReportContext of(
            Community community, Graph graph, List<ReportedChild> children, Function<LeafRef, String> texts) {
        CommunityView view = CommunityView.of(community, new GraphParts(graph));
        List<ReportedChild> largest =
                children.stream().sorted(ReportedChild.ORDER).toList();
        Attempt attempt = attempt(view, List.of());
        for (int reported = 1; attempt.omitted() > 0 && reported <= largest.size(); reported++) {
            attempt = attempt(view, largest.subList(0, reported));
        }
        attempt.writer.passages(best(view), texts, MOST_PASSAGES);
        return attempt.writer.context(attempt.entities, attempt.relations);
    }

    private record Attempt(ContextWriter writer, int entities, int relations) {

        int omitted() {
            return entities + relations;
        }
    }

    /** With reports in the place of some parts. */
    private Attempt attempt(CommunityView view, List<ReportedChild> reported) {
        ContextWriter writer = new ContextWriter(tokens, most);
        writer.children(reported);
        List<Set<String>> parts = reported.stream().map(ReportedChild::members).toList();
        List<Entity> entities = view.entities().stream()
                .filter(one -> parts.stream().noneMatch(part -> part.contains(one.id())))
                .toList();
        List<Relation> relations = view.relations().stream()
                .filter(one -> parts.stream().noneMatch(part -> part.contains(one.from()) && part.contains(one.to())))
                .toList();
        Map<String, String> names = view.names();
        int omittedEntities = writer.entities(entities);
        int omittedRelations = writer.relations(relations, id -> names.getOrDefault(id, ""));
        return new Attempt(writer, omittedEntities, omittedRelations);
    }

    /** The passages that the most of it rests on. */
    private static List<LeafRef> best(CommunityView view) {
        Map<LeafRef, Integer> counts = new HashMap<>();
        view.entities().forEach(one -> one.evidence().forEach(leaf -> counts.merge(leaf, 1, Integer::sum)));
        view.relations().forEach(one -> one.evidence().forEach(leaf -> counts.merge(leaf, 1, Integer::sum)));
        return counts.keySet().stream()
                .sorted(Comparator.comparingInt((LeafRef leaf) -> -counts.getOrDefault(leaf, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(2L * MOST_PASSAGES)
                .toList();
    }
}
