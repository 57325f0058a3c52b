package io.raptor.activity.store;

import static io.raptor.activity.store.GraphSamples.communities;
import static io.raptor.activity.store.GraphSamples.entity;
import static io.raptor.activity.store.GraphSamples.figures;
import static io.raptor.activity.store.GraphSamples.graph;
import static io.raptor.activity.store.GraphSamples.report;
import static io.raptor.activity.store.GraphSamples.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Contribution;
import io.raptor.activity.graph.DropReason;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Ids;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.Report;
import io.raptor.activity.graph.community.PictureLayout.Point;
import io.raptor.activity.port.GraphBuilds;
import io.raptor.activity.port.GraphBuilds.GraphBuild;
import io.raptor.activity.port.GraphBuilds.JoinedNames;
import io.raptor.activity.port.GraphOutlines.Place;
import io.raptor.activity.port.GraphQuestions.Asked;
import io.raptor.activity.port.GraphQuestions.Kind;
import io.raptor.activity.port.GraphQuestions.Round;
import io.raptor.activity.port.GraphUnits;
import io.raptor.activity.port.GraphUnits.Contributor;
import io.raptor.activity.port.GraphUnits.DividedUnit;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.PinnedNames;
import io.raptor.activity.port.PinnedNames.Pin;
import io.raptor.activity.port.PublishedGraphs;
import io.raptor.activity.port.PublishedGraphs.Wanted;
import io.raptor.workflow.model.GraphFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store does with what documents contribute to graphs, and with graphs until readers see them. */
interface GraphsContract extends StoreFixture {

    private GraphUnits units() {
        return store().graphUnits();
    }

    private GraphBuilds graphs() {
        return store().graphBuilds();
    }

    private PublishedGraphs published() {
        return store().publishedGraphs();
    }

    /** Publishes a document with one unit that names Ada and Zoë, its first two leaves. */
    private void contributes(String id) {
        long build = corpus().leaves(corpus().number(id), "k", 4);
        units().divide(build, List.of(new DividedUnit(0, 4, unit("Ada", "Zo\u00eb"))));
        corpus().publish(corpus().number(id), build, 0);
    }

    /** Merges, groups, reports on and shows a graph. */
    private long shown(String key) {
        long graph = graphs().open("d", Corpus.TASK, key).orElseThrow().number();
        graphs().saveMerged(graph, graph(), figures());
        graphs().saveCommunities(graph, communities());
        graphs().saveReports(graph, Map.of(communities().get(0).id(), report()));
        graphs().publish(graph);
        return graph;
    }

    @Test
    default void unitsAreDividedOnceAndKeepWhatTheyName() {
        corpus().run("d", "k", "a");
        long build = corpus().leaves(corpus().number("a"), "k", 4);
        units().divide(build, List.of(new DividedUnit(0, 2, null), new DividedUnit(2, 4, null)));
        units().divide(build, List.of(new DividedUnit(0, 4, unit("Eve"))));
        assertThat(units().units(build)).containsExactly(new DividedUnit(0, 2, null), new DividedUnit(2, 4, null));
        units().save(build, 1, unit("Ada"));
        assertThat(units().units(build))
                .containsExactly(new DividedUnit(0, 2, null), new DividedUnit(2, 4, unit("Ada")));
    }

    @Test
    default void publishedDocumentsContributeInOrderOfTheirIds() {
        corpus().run("d", "k", "b", "a", "c");
        contributes("b");
        contributes("a");
        long unpublished = corpus().leaves(corpus().number("c"), "k", 4);
        units().divide(unpublished, List.of(new DividedUnit(0, 4, unit("Eve"))));

        assertThat(units().contributors("d"))
                .extracting(Contributor::documentId)
                .containsExactly("a", "b");
        assertThat(units().contributors("d"))
                .extracting(one -> new Contribution(
                        one.documentId(),
                        units().units(one.build()).stream()
                                .map(DividedUnit::graph)
                                .toList()))
                .containsExactly(
                        new Contribution("a", List.of(unit("Ada", "Zo\u00eb"))),
                        new Contribution("b", List.of(unit("Ada", "Zo\u00eb"))));
        store().publishedTrees().deleteDocument("d", "a");
        assertThat(units().contributors("d"))
                .extracting(Contributor::documentId)
                .containsExactly("b");
    }

    @Test
    default void aGraphIsSeenOnceItIsPublishedAndNotBefore() {
        corpus().run("d", "k", "a", "b");
        contributes("a");
        contributes("b");
        GraphBuild build = graphs().open("d", Corpus.TASK, "one").orElseThrow();
        assertThat(build.merged()).isFalse();
        graphs().saveMerged(build.number(), graph(), figures());
        graphs().saveCommunities(build.number(), communities());
        assertThat(graphs().begun(Corpus.TASK)).hasValueSatisfying(begun -> {
            assertThat(begun.merged()).isTrue();
            assertThat(begun.grouped()).isTrue();
        });
        assertThat(published().figures(Corpus.TASK))
                .hasValueSatisfying(seen -> assertThat(seen.dropped()).containsEntry("self_loop", 4L));
        assertThat(published().graph("d")).isEmpty();
        assertThat(graphs().merged(build.number())).isEqualTo(graph());
        assertThat(graphs().among(build.number(), communities().get(0).members()))
                .isEqualTo(graph());
        assertThat(graphs().communityCount(build.number()))
                .isEqualTo(communities().size());
        assertThat(graphs().communities(build.number(), 0, 10)).isEqualTo(communities());
        assertThat(graphs().communities(build.number(), communities().size(), 10))
                .isEmpty();

        graphs().publish(build.number());
        graphs().publish(build.number());
        assertThat(published().graph("d"))
                .hasValueSatisfying(seen -> assertThat(seen.generation()).isEqualTo(1));
        assertThat(graphs().begun(Corpus.TASK)).isEmpty();
        assertThat(graphs().open("d", Corpus.TASK, "one")).isEmpty();
    }

    @Test
    default void theNextGenerationTakesThePlaceOfTheOneBefore() {
        corpus().run("d", "k", "a", "b");
        contributes("a");
        contributes("b");
        long first = shown("one");
        long next = graphs().open("d", Corpus.TASK, "two").orElseThrow().number();
        assertThat(published().graph("d"))
                .hasValueSatisfying(seen -> assertThat(seen.number()).isEqualTo(first));
        graphs().saveMerged(next, graph(), figures());
        graphs().publish(next);
        assertThat(published().graph("d")).hasValueSatisfying(seen -> {
            assertThat(seen.number()).isEqualTo(next);
            assertThat(seen.generation()).isEqualTo(2);
        });
        assertThat(published().entities(first, Wanted.all(0, 10))).isEmpty();
    }

    @Test
    default void anotherKeyDropsWhatTheTaskHadBegun() {
        corpus().run("d", "k", "a", "b");
        contributes("a");
        long one = graphs().open("d", Corpus.TASK, "one").orElseThrow().number();
        assertThat(graphs().open("d", Corpus.TASK, "one").orElseThrow().number())
                .isEqualTo(one);
        long other = graphs().open("d", Corpus.TASK, "two").orElseThrow().number();
        assertThat(other).isNotEqualTo(one);
        assertThatThrownBy(() -> graphs().saveMerged(one, graph(), figures())).isInstanceOf(IndexingException.class);
    }

    @Test
    default void whatIsPublishedIsFoundByNameDocumentAndNeighbour() {
        corpus().run("d", "k", "a", "b");
        contributes("a");
        contributes("b");
        long graph = shown("one");
        List<Entity> all = published().entities(graph, Wanted.all(0, 10));
        assertThat(all).extracting(Entity::name).containsExactly("Zo\u00eb 100%", "Ada");
        assertThat(published().entities(graph, new Wanted("ZO\u00cb", null, 0, 10)))
                .extracting(Entity::name)
                .containsExactly("Zo\u00eb 100%");
        assertThat(published().entities(graph, new Wanted("0%", null, 0, 10))).hasSize(1);
        assertThat(published().entities(graph, new Wanted("_", null, 0, 10))).isEmpty();
        assertThat(published().entities(graph, new Wanted("", "b", 0, 10)))
                .extracting(Entity::name)
                .containsExactly("Zo\u00eb 100%");
        assertThat(published().entities(graph, Wanted.all(1, 10)))
                .extracting(Entity::name)
                .containsExactly("Ada");
        String ada = Ids.entity("Ada");
        assertThat(published().entities(graph, List.of("none", ada)))
                .extracting(Entity::id)
                .containsExactly(ada);
        assertThat(published().relations(graph, new Wanted("ada", null, 0, 10))).hasSize(1);
        assertThat(published().relationsOf(graph, ada, 10)).hasSize(1);
        assertThat(published().communitiesOf(graph, ada))
                .singleElement()
                .satisfies(seen -> assertThat(seen.report()).isEqualTo(report()));
        assertThat(published().communities(graph, new Wanted("two people", null, 0, 10)))
                .isEmpty();
        assertThat(published().communities(graph, new Wanted("zo\u00eb", "b", 0, 10)))
                .hasSize(1);
        LeafRef passage = new LeafRef("a", 1);
        assertThat(published().passages(graph, List.of(passage, new LeafRef("gone", 0))))
                .containsOnlyKeys(passage)
                .allSatisfy((ref, found) -> assertThat(found.leaf().text()).isEqualTo("leaf 1 of a"));
    }

    @Test
    default void anOutlineHasAllThatReadersSeeAndNoLeafOfAnotherBuild() {
        corpus().run("d", "k", "a", "b");
        contributes("a");
        contributes("b");
        long graph = shown("one");
        List<Entity> entities = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        List<Place> leaves = new ArrayList<>();
        store().graphOutlines().entities(graph, entities::add);
        store().graphOutlines().relations(graph, relations::add);
        store().graphOutlines().leaves(graph, leaves::add);
        assertThat(entities).isEqualTo(graph().entities());
        assertThat(relations).isEqualTo(graph().relations());
        assertThat(leaves).hasSize(8).extracting(Place::leaf).contains(new LeafRef("a", 3), new LeafRef("b", 0));
        Place first = leaves.get(0);
        assertThat(store().publishedTrees().node("d", first.node().nodeId()))
                .hasValueSatisfying(
                        node -> assertThat(node.index()).isEqualTo(first.node().index()));
        String knows = graph().relations().get(0).id();
        assertThat(store().graphOutlines().relations(graph, List.of("none", knows)))
                .isEqualTo(graph().relations());

        store().publishedTrees().deleteDocument("d", "a");
        leaves.clear();
        store().graphOutlines().leaves(graph, leaves::add);
        assertThat(leaves)
                .hasSize(4)
                .extracting(place -> place.leaf().document())
                .containsOnly("b");
    }

    @Test
    default void aDatasetTakesItsGraphAlong() {
        corpus().run("d", "k", "a", "b");
        contributes("a");
        shown("one");
        store().publishedTrees().deleteDataset("d");
        assertThat(published().graph("d")).isEmpty();
        assertThat(units().contributors("d")).isEmpty();
    }

    private long begun(String key) {
        corpus().run("d", "k", "a", "b");
        contributes("a");
        contributes("b");
        return graphs().open("d", Corpus.TASK, key).orElseThrow().number();
    }

    @Test
    default void questionsKeepTheirOrderAndTheirAnswers() {
        long graph = begun("key");
        Round first = new Round(graph, Kind.DESCRIBE, 0);
        Round next = new Round(graph, Kind.DESCRIBE, 1);
        store().graphQuestions().ask(first, List.of(new Asked("one", null), new Asked("two", "done")));
        store().graphQuestions().ask(next, List.of(new Asked("three", null)));
        store().graphQuestions().answer(first, 0, "Zo\u00eb");
        assertThat(store().graphQuestions().questions(first))
                .containsExactly(new Asked("one", "Zo\u00eb"), new Asked("two", "done"));
        assertThat(store().graphQuestions().question(next, 0)).contains(new Asked("three", null));
        assertThat(store().graphQuestions().question(next, 1)).isEmpty();
        store().graphQuestions().forget(next);
        assertThat(store().graphQuestions().questions(next)).isEmpty();
        assertThat(store().graphQuestions().questions(first)).hasSize(2);
    }

    @Test
    default void aModelsReportTakesThePlaceOfTheOneThatStoodIn() {
        long graph = begun("key");
        graphs().saveMerged(graph, graph(), figures());
        Community three = new Community(Ids.community(0, List.of("x", "y", "z")), 0, "", "", List.of("x", "y", "z"));
        graphs().saveCommunities(graph, List.of(communities().get(0), three));
        Report stood = new Report("Ada", "Ada is here.", 1, List.of(), 0, 0, true);
        String id = three.id();
        graphs().saveReports(graph, Map.of(id, stood));
        assertThat(store().graphQuestions().reports(graph))
                .as("two members need no call")
                .containsExactly(1);
        assertThat(store().graphQuestions().report(graph, 0, 0)).contains(new PublishedGraphs.Reported(three, stood));
        assertThat(store().graphQuestions().parts(graph, three)).isEmpty();

        store().graphQuestions().saveReport(graph, id, report(), Map.of(DropReason.BAD_REFERENCE, 3));
        graphs().publish(graph);
        assertThat(published().graph("d").orElseThrow().figures().dropped())
                .containsEntry("bad_reference", 3L)
                .containsEntry("self_loop", 4L);
        assertThat(graphs().open("d", Corpus.TASK, "key")).isEmpty();
    }

    @Test
    default void aGraphWithAnOpenQuestionIsMadeAgain() {
        long graph = begun("key");
        graphs().saveMerged(graph, graph(), figures());
        graphs().saveCommunities(graph, communities());
        store().graphQuestions().ask(new Round(graph, Kind.RESOLVE, 0), List.of(new Asked("one", null)));
        graphs().publish(graph);
        assertThat(graphs().open("d", Corpus.TASK, "key")).isPresent();
    }

    @Test
    default void whatIsMergedAgainAfterACrashIsThereOnce() {
        long graph = begun("key");
        for (int i = 0; i < 2; i++) {
            graphs().saveJoined(graph, List.of(new JoinedNames(Ids.entity("Ada"), "ada", "countess", "model")));
            graphs().saveMerged(graph, graph(), figures());
            graphs().saveCommunities(graph, communities());
            graphs().saveReports(graph, Map.of(communities().get(0).id(), report()));
        }
        graphs().publish(graph);
        assertThat(graphs().merged(graph)).isEqualTo(graph());
        assertThat(published().joined(graph)).hasSize(1);
        assertThat(published().joinedAs(graph, "ada")).containsExactly(Ids.entity("Ada"));
        assertThat(published().joinedAs(graph, "countess")).containsExactly(Ids.entity("Ada"));
        assertThat(published().joinedAs(graph, "nobody")).isEmpty();
        assertThat(published().communities(graph, Wanted.all(0, 10))).hasSize(1);
        assertThat(published().graph("d").orElseThrow().figures())
                .isEqualTo(new GraphFigures(3, 2, 1, 1, 1, figures().dropped()));
    }

    @Test
    default void aPictureIsDrawnWhereItWasLaidOut() {
        long graph = begun("key");
        graphs().saveMerged(graph, graph(), figures());
        assertThat(published().places(graph)).isEmpty();
        String ada = Ids.entity("Ada");
        graphs().savePlaces(graph, Map.of(ada, new Point(0.5, -1.25)));
        graphs().publish(graph);
        assertThat(published().places(graph)).containsExactly(Map.entry(ada, new Point(0.5, -1.25)));
    }

    @Test
    default void aPassageOfADocumentThatChangedSinceIsNotShown() {
        corpus().run("d", "k", "a", "b");
        contributes("a");
        contributes("b");
        long graph = shown("one");
        LeafRef old = new LeafRef("a", 1);
        LeafRef other = new LeafRef("b", 1);
        assertThat(published().passages(graph, List.of(old, other))).containsOnlyKeys(old, other);
        long build = corpus().leaves(corpus().number("a"), "changed", 4);
        corpus().publish(corpus().number("a"), build, 0);
        assertThat(published().passages(graph, List.of(old, other))).containsOnlyKeys(other);
    }

    @Test
    default void whatPeopleSayAboutNamesStaysUntilTheyTakeItBack() {
        corpus().run("d", "k", "a");
        PinnedNames pins = store().pinnedNames();
        pins.pin("d", Pin.of("zo\u00eb", "ada", true));
        pins.pin("d", Pin.of("ada", "zo\u00eb", false));
        pins.pin("d", Pin.of("ada", "countess", true));
        assertThat(pins.of("d")).containsExactly(new Pin("ada", "countess", true), new Pin("ada", "zo\u00eb", false));
        assertThat(pins.rules("d", List.of("Ada = Zo\u00eb")).forbids("zo\u00eb", "ada"))
                .isTrue();
        pins.unpin("d", "zo\u00eb", "ada");
        pins.unpin("d", "never", "said");
        assertThat(pins.of("d")).hasSize(1);
        assertThatThrownBy(() -> pins.pin("none", Pin.of("a", "b", true))).isInstanceOf(IndexingException.class);
        store().publishedTrees().deleteDataset("d");
        assertThat(pins.of("d")).isEmpty();
    }

    @Test
    default void aDescriptionTakesThePlaceOfWhatIsSaid() {
        long graph = begun("key");
        graphs().saveMerged(graph, graph(), figures());
        String entity = graph().entities().get(0).id();
        String relation = graph().relations().get(0).id();
        graphs().saveDescriptions(graph, Map.of(entity, "One text.", relation, "Another."));
        assertThat(graphs().merged(graph).entities().get(0).fragments()).containsExactly("One text.");
        assertThat(graphs().merged(graph).entities().get(1))
                .isEqualTo(graph().entities().get(1));
        assertThat(graphs().merged(graph).relations().get(0).fragments()).containsExactly("Another.");
    }
}
