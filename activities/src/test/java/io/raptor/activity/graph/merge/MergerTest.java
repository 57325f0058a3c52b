package io.raptor.activity.graph.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.graph.Alias;
import io.raptor.activity.graph.Contribution;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Link;
import io.raptor.activity.graph.Mention;
import io.raptor.activity.graph.NameKeys;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.UnitGraph;
import io.raptor.activity.graph.merge.Merge.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MergerTest {

    private static Mention mention(String name, String type) {
        return new Mention(NameKeys.key(name), name, type, "", "About " + name + ".", List.of(0), 1);
    }

    private static Link link(String from, String to) {
        return new Link(NameKeys.key(from), NameKeys.key(to), "", 5, List.of(0));
    }

    private static Contribution document(String id, List<Mention> mentions, Link... links) {
        return new Contribution(id, List.of(new UnitGraph(mentions, List.of(links), List.of(), Map.of())));
    }

    private static Graph graph(Contribution... documents) {
        return graph(List.of(documents), List.of());
    }

    private static Graph graph(List<Contribution> documents, List<Merge> decided) {
        Merger merger = new Merger(NameRules.NONE, documents);
        return merger.graph(merger.aliases(decided));
    }

    private static Entity entity(Graph graph, String name) {
        return graph.entities().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Graph graph) {
        return graph.entities().stream().map(Entity::name).sorted().toList();
    }

    @Test
    void aNameOfTwoTypesIsOneThingByMajorityAndBothAreKept() {
        Graph graph = graph(
                document("a", List.of(mention("IBM", "organization"), mention("Ada", "person")), link("IBM", "Ada")),
                document(
                        "b", List.of(mention("IBM", "product"), mention("quantum", "concept")), link("IBM", "quantum")),
                document("c", List.of(mention("IBM", "organization"))));
        Entity ibm = entity(graph, "IBM");

        assertThat(ibm.type()).isEqualTo("organization");
        assertThat(ibm.types()).containsEntry("organization", 2).containsEntry("product", 1);
        assertThat(ibm.evidence()).extracting(LeafRef::document).containsExactly("a", "b", "c");
        assertThat(graph.relations()).extracting(Relation::from).containsOnly(ibm.id());
        assertThat(graph.relations()).hasSize(2);
    }

    @Test
    void whatOneOfManyMentionsSaysItIsIsNotBelieved() {
        List<Contribution> documents = new ArrayList<>();
        documents.add(document("a", List.of(mention("Mossa", "person"))));
        for (int i = 0; i < 4; i++) {
            documents.add(document("b" + i, List.of(mention("Mossa", "other"))));
        }
        assertThat(entity(graph(documents, List.of()), "Mossa").type()).isEqualTo("person");

        documents.add(document("c", List.of(mention("Mossa", "other"))));
        Entity doubtful = entity(graph(documents, List.of()), "Mossa");
        assertThat(doubtful.type()).isEqualTo("other");
        assertThat(doubtful.types()).containsEntry("person", 1);
    }

    @Test
    void theOrderOfDocumentsIsOfNoConcern() {
        List<Contribution> documents = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String other = "Thing " + (char) ('A' + i % 7);
            documents.add(
                    document("d" + i, List.of(mention("Hub", "place"), mention(other, "other")), link("Hub", other)));
        }
        Graph first = graph(documents, List.of());
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(documents, new Random(seed));
            assertThat(graph(documents, List.of())).isEqualTo(first);
        }
    }

    @Test
    void anAddedDocumentGivesTheGraphOfBothAndADeletedOneLeavesNothing() {
        Contribution a =
                document("a", List.of(mention("Alpha", "other"), mention("Beta", "other")), link("Alpha", "Beta"));
        Contribution b =
                document("b", List.of(mention("Alpha", "other"), mention("Gamma", "other")), link("Alpha", "Gamma"));

        assertThat(graph(b, a)).isEqualTo(graph(a, b));
        assertThat(names(graph(b))).containsExactly("Alpha", "Gamma");
        assertThat(entity(graph(b), "Alpha").evidence()).containsExactly(new LeafRef("b", 0));
        assertThat(graph(a, b).relations())
                .allSatisfy(
                        relation -> assertThat(graph(a, b).entities().stream().map(Entity::id))
                                .contains(relation.from(), relation.to()));
    }

    @Test
    void theSameNameInUnlikeDocumentsIsOneThing() {
        Graph graph = graph(Stream.of("a", "b", "c", "d")
                .map(id -> document(id, List.of(mention("DGIA", "other"))))
                .toArray(Contribution[]::new));

        assertThat(entity(graph, "DGIA").documents()).isEqualTo(4);
        assertThat(graph.entities()).hasSize(1);
    }

    @Test
    void spellingsAndDeclaredAcronymsAreOneThing() {
        UnitGraph unit = new UnitGraph(
                List.of(mention("World Health Organization", "organization"), mention("WHO", "organization")),
                List.of(),
                List.of(new Alias("who", "world health organization")),
                Map.of());
        Graph graph = graph(
                new Contribution("a", List.of(unit)),
                document("b", List.of(mention("System Admin", "other"))),
                document("c", List.of(mention("SystemAdmin", "other"))));

        assertThat(graph.entities()).hasSize(2);
        assertThat(graph.entities()).allSatisfy(one -> assertThat(one.aliases()).hasSize(1));
    }

    @Test
    void aModelsWordJoinsNamesAndIsTakenBack() {
        List<Contribution> documents = List.of(document(
                "a", List.of(mention("Scrooge", "person"), mention("Marley", "person"), mention("Uncle", "person"))));
        List<Merge> decided = List.of(new Merge("scrooge", "uncle", Reason.MODEL));

        assertThat(graph(documents, decided).entities()).hasSize(2);
        assertThat(graph(documents, List.of()))
                .isEqualTo(graph(documents, List.of()))
                .satisfies(graph -> assertThat(graph.entities()).hasSize(3));
    }

    @Test
    void aModelsWordJoinsNoOtherNumbersNotEvenByWayOfAThird() {
        Merger merger = new Merger(
                NameRules.NONE,
                List.of(document("a", List.of(mention("ASR 1603", "other"), mention("ASR 1605", "other")))));

        assertThat(merger.aliases(List.of(new Merge("asr 1603", "asr 1605", Reason.MODEL)))
                        .applied())
                .isEmpty();
        AliasMap map = merger.aliases(
                List.of(new Merge("asr 1603", "asr", Reason.MODEL), new Merge("asr", "asr 1605", Reason.MODEL)));
        assertThat(map.canonical("asr 1603")).isNotEqualTo(map.canonical("asr 1605"));
    }

    @Test
    void pinnedRulesGoBeforeEverything() {
        List<Contribution> documents =
                List.of(document("a", List.of(mention("Data Base", "other"), mention("Database", "other"))));
        NameRules apart = NameRules.of("Data Base != Database");
        Merger merger = new Merger(apart, documents);

        assertThat(merger.graph(merger.aliases(List.of())).entities()).hasSize(2);
        assertThat(graph(documents, List.of()).entities()).hasSize(1);
    }

    @Test
    void whatIsKeptForADatasetGoesBeforeWhatATaskSays() {
        NameRules kept = NameRules.of("Data Base != Database\nAda = Countess");
        NameRules said = NameRules.of("Data Base = Database\nAda != Countess\nBob = Robert");

        assertThat(kept.before(said)).isEqualTo(NameRules.of("Data Base != Database\nAda = Countess\nBob = Robert"));
        assertThat(NameRules.of(kept.text())).isEqualTo(kept);
    }

    @Test
    void aSurnameIsThePersonOfThatNameInItsDocumentOnly() {
        Graph graph = graph(
                document("a", List.of(mention("Ebenezer Scrooge", "person"), mention("Scrooge", "person"))),
                document("b", List.of(mention("Scrooge", "person"))));

        assertThat(names(graph)).containsExactly("Ebenezer Scrooge", "Scrooge");
        assertThat(entity(graph, "Scrooge").evidence()).containsExactly(new LeafRef("b", 0));
    }
}
