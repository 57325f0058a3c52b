package io.raptor.activity.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.BuildOwner;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedTrees.LeafPlace;
import io.raptor.activity.port.PublishedTrees.LeavesBelow;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import io.raptor.activity.port.PublishedVectors.Edition;
import io.raptor.activity.port.PublishedVectors.VectorOf;
import io.raptor.activity.port.Remarks;
import io.raptor.activity.port.Structure;
import io.raptor.activity.port.TreeBuilds.Build;
import io.raptor.activity.port.TreeBuilds.Publication;
import io.raptor.activity.port.TreeModels;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What readers see of published trees in every store. */
interface PublishedTreesContract extends StoreFixture {

    @Test
    default void publishedTreeIsReadWhole() {
        corpus().run("d", "k", "a");
        corpus().published("a", "k");
        List<PublishedNode> tree = store().publishedTrees().tree("d", "a");
        assertThat(tree).extracting(PublishedNode::level).containsExactly(0, 0, 0, 0, 1, 1, 2);
        PublishedNode pair = tree.get(5);
        assertThat(pair.children())
                .containsExactly(tree.get(2).id(), tree.get(3).id());
        assertThat(store().publishedTrees().parents("d", tree.get(2).id())).containsExactly(pair.id());
        assertThat(store().publishedTrees().node("d", pair.id()))
                .hasValueSatisfying(node -> assertThat(node.children()).isEqualTo(pair.children()));
        assertThat(store().publishedTrees().documents("d", "", 10))
                .singleElement()
                .satisfies(document -> {
                    assertThat(document.title()).isEqualTo("Title 2");
                    assertThat(document.leaves()).isEqualTo(4);
                    assertThat(document.summaries()).isEqualTo(3);
                });
        assertThat(searchable("d"))
                .extracting(VectorOf::id)
                .isEqualTo(tree.stream().map(PublishedNode::id).toList());
        List<PublishedNode> exported = new ArrayList<>();
        store().publishedTrees().export("d", exported::add);
        assertThat(exported)
                .extracting(PublishedNode::text)
                .isEqualTo(tree.stream().map(PublishedNode::text).toList());
    }

    @Test
    default void aNodeLeadsToTheFirstOfItsLeavesAndCountsThemAll() {
        corpus().run("d", "k", "a");
        corpus().published("a", "k");
        PublishedTrees trees = store().publishedTrees();
        List<PublishedNode> tree = trees.tree("d", "a");
        LeavesBelow below = trees.leavesBelow("d", tree.get(6).id(), 3);
        assertThat(below.total()).isEqualTo(4);
        assertThat(below.first())
                .extracting(LeafPlace::id)
                .containsExactly(tree.get(0).id(), tree.get(1).id(), tree.get(2).id());
        assertThat(below.first().get(1)).isEqualTo(new LeafPlace(tree.get(1).id(), 1, 20, 39));
        assertThat(trees.leavesBelow("d", tree.get(3).id(), 3).first())
                .extracting(LeafPlace::index)
                .containsExactly(3);
        assertThat(trees.leavesBelow("d", "nowhere", 3).total()).isZero();
        assertThat(trees.leavesBelow("other", tree.get(6).id(), 3).total()).isZero();
    }

    @Test
    default void aLevelIsReadInPages() {
        corpus().run("d", "k", "a");
        long build = corpus().leaves(corpus().number("a"), "k", 1203);
        assertThat(corpus().nodes(build, 0))
                .extracting(Node::index)
                .isEqualTo(IntStream.range(0, 1203).boxed().toList());
    }

    @Test
    default void aLargeTreeIsExportedInPages() {
        corpus().run("d", "k", "a", "b", "c");
        corpus().published("a", "k");
        long document = corpus().number("b");
        long build = corpus().leaves(document, "k", 8001);
        int[][] pairs = IntStream.rangeClosed(0, 4000)
                .mapToObj(pair -> pair < 4000 ? new int[] {2 * pair, 2 * pair + 1} : new int[] {8000})
                .toArray(int[][]::new);
        builds().saveAssignment(build, 0, "pairs", pairs);
        IntStream.range(0, 4000).forEach(pair -> corpus().summary(build, 1, pair, 2 * pair, 2 * pair + 1));
        corpus().embed(build, 1);
        corpus().publish(document, build, 1);
        corpus().published("c", "k");
        List<PublishedNode> exported = new ArrayList<>();
        store().publishedTrees().export("d", exported::add);
        assertThat(exported).hasSize(7 + 8001 + 4001 + 7).allMatch(node -> node.vector().length == 8);
        assertThat(exported.subList(7, 12_009))
                .extracting(PublishedNode::id)
                .isEqualTo(store().publishedTrees().tree("d", "b").stream()
                        .map(PublishedNode::id)
                        .toList());
        PublishedNode last = exported.get(12_008);
        assertThat(last.children()).containsExactly(exported.get(7 + 8000).id());
        assertThat(exported.get(12_009).documentId()).isEqualTo("c");
    }

    @Test
    default void oldTreeStaysReadableUntilTheSwap() {
        corpus().run("d", "k", "a");
        corpus().published("a", "k");
        long document = corpus().number("a");
        long next = corpus().leaves(document, "k2", 2);
        assertThat(store().publishedTrees().tree("d", "a")).hasSize(7);
        corpus().run("d", "k2", "a");
        end(TaskState.COMPLETED);
        corpus().run("d", "k2", "a");
        corpus().publish(document, next, 0);
        assertThat(store().publishedTrees().tree("d", "a")).hasSize(2);
        assertThat(store().publishedTrees().documents("d", "", 10).get(0).title())
                .isNull();
    }

    @Test
    default void sameTreeHasTheSameIdsElsewhere() {
        corpus().run("d", "k", "a");
        corpus().published("a", "k");
        List<String> ids = store().publishedTrees().tree("d", "a").stream()
                .map(PublishedNode::id)
                .toList();
        assertThat(store().publishedTrees().deleteDataset("d")).isTrue();
        assertThat(catalogue().task(Corpus.TASK)).isEmpty();
        corpus().run("d", "k", "b", "a");
        corpus().published("a", "k");
        assertThat(store().publishedTrees().tree("d", "a"))
                .extracting(PublishedNode::id)
                .isEqualTo(ids);
    }

    @Test
    default void deletedDocumentIsIndexedAnewByTheNextRun() {
        corpus().run("d", "k", "a");
        corpus().published("a", "k");
        end(TaskState.COMPLETED);
        assertThat(store().publishedTrees().deleteDocument("d", "a")).isTrue();
        assertThat(store().publishedTrees().deleteDocument("d", "a")).isFalse();
        assertThat(store().publishedTrees().tree("d", "a")).isEmpty();
        corpus().run("d", "k", "a");
        assertThat(state("a")).isEqualTo(DocumentState.PENDING);
    }

    @Test
    default void datasetCountsWhatIsPublished() {
        corpus().run("d", "k", "a", "b");
        corpus().published("a", "k");
        assertThat(store().publishedTrees().datasets()).singleElement().satisfies(dataset -> {
            assertThat(dataset.embeddingModel()).isEqualTo(Corpus.MODEL);
            assertThat(dataset.documents()).isEqualTo(1);
            assertThat(dataset.leaves()).isEqualTo(4);
            assertThat(dataset.summaries()).isEqualTo(3);
        });
        assertThat(store().publishedTrees().names()).containsExactly("d");
    }

    @Test
    default void aDatasetsEditionIsAnotherWithEveryTreeThatComesOrGoes() {
        assertThat(store().publishedTrees().edition("d")).isEmpty();
        corpus().run("d", "k", "a", "b");
        Edition empty = store().publishedTrees().edition("d").orElseThrow();
        assertThat(empty.embeddingModel()).isEmpty();
        List<Edition> seen = new ArrayList<>(List.of(empty));
        corpus().published("a", "k");
        seen.add(store().publishedTrees().edition("d").orElseThrow());
        corpus().published("b", "k");
        seen.add(store().publishedTrees().edition("d").orElseThrow());
        store().publishedTrees().deleteDocument("d", "a");
        seen.add(store().publishedTrees().edition("d").orElseThrow());
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.subList(1, 4)).extracting(Edition::embeddingModel).containsOnly(Corpus.MODEL);
        store().publishedTrees().deleteDocument("d", "b");
        assertThat(store().publishedTrees().edition("d").orElseThrow().embeddingModel())
                .isEmpty();
    }

    @Test
    default void readersSeeWhoWroteASummary() {
        corpus().run("d", "k", "a");
        long document = corpus().number("a");
        long build = corpus().tree(document, "k");
        builds().publish(new Publication(Corpus.TASK, BuildOwner.document(document), build, 2, 1, Usage.NONE));
        assertThat(store().publishedTrees().tree("d", "a"))
                .allSatisfy(
                        node -> assertThat(node.summarisedBy()).isEqualTo(node.level() == 0 ? null : Corpus.WRITER));
    }

    @Test
    default void readersSeeWhereANodeStandsAndWhatWasLeftOut() {
        corpus().run("d", "k", "a");
        long document = corpus().number("a");
        Structure place = new Structure(List.of("Guide", "Setup, and \"use\""), 3, new int[] {0, 4});
        Remarks remarks = new Remarks(List.of("2 attached files", "1 picture"), List.of("look at it"));
        Build build = builds().open(BuildOwner.document(document), "k", TreeModels.ofLeaves(Corpus.MODEL));
        builds().saveLeaves(
                        build.number(), List.of(Node.leaf(0, "one two", 2, 0, 7).with(place)), remarks);
        corpus().embed(build.number(), 0);
        Node kept = builds().node(build.number(), 0, 0).orElseThrow();
        assertThat(kept.structure().asides()).containsExactly(0, 4);
        builds().publish(new Publication(Corpus.TASK, BuildOwner.document(document), build.number(), 0, 1, Usage.NONE));
        assertThat(store().publishedTrees().tree("d", "a")).singleElement().satisfies(node -> {
            assertThat(node.headingPath()).containsExactly("Guide", "Setup, and \"use\"");
            assertThat(node.page()).isEqualTo(3);
        });
        assertThat(catalogue().document(Corpus.TASK, document).remarks()).isEqualTo(remarks);
    }
}
