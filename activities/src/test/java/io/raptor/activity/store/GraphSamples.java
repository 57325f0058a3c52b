package io.raptor.activity.store;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.DropReason;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.Ids;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Mention;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.Report;
import io.raptor.activity.graph.Report.Finding;
import io.raptor.activity.graph.UnitGraph;
import io.raptor.workflow.model.GraphFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small graphs for tests of what is stored. */
final class GraphSamples {

    private GraphSamples() {}

    static UnitGraph unit(String... names) {
        List<Mention> mentions = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            mentions.add(new Mention(names[i], names[i], "person", "", names[i] + " is here.", List.of(i), 0.5));
        }
        return new UnitGraph(mentions, List.of(), List.of(), Map.of(DropReason.SELF_LOOP, 2));
    }

    static Entity entity(String name, LeafRef... evidence) {
        return new Entity(
                Ids.entity(name),
                name,
                name,
                "person",
                new TreeMap<>(Map.of("person", 1)),
                List.of(),
                List.of(name + " is here."),
                List.of(evidence),
                1);
    }

    static Graph graph() {
        Entity ada = entity("Ada", new LeafRef("a", 0));
        Entity zoe = entity("Zo\u00eb 100%", new LeafRef("a", 1), new LeafRef("b", 1));
        Relation knows = new Relation(
                Ids.relation(ada.id(), zoe.id()), ada.id(), zoe.id(), 0.3, List.of(), List.of(new LeafRef("a", 1)));
        return new Graph(
                List.of(ada, zoe).stream()
                        .sorted((one, other) -> one.id().compareTo(other.id()))
                        .toList(),
                List.of(knows),
                Map.of());
    }

    static GraphFigures figures() {
        return new GraphFigures(3, 2, 1, 0, 0, new TreeMap<>(Map.of("self_loop", 4L)));
    }

    static List<Community> communities() {
        List<String> members = graph().entities().stream().map(Entity::id).toList();
        return List.of(new Community(Ids.community(0, members), 0, "", "", members));
    }

    static Report report() {
        Finding finding = new Finding("They meet.", "They meet at noon.", List.of(new LeafRef("a", 1)));
        return new Report("Ada and Zo\u00eb", "Two people.", 5, List.of(finding), 0, 0, false);
    }
}
