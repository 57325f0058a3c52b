package io.raptor.activity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.port.BuildOwner;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import io.raptor.activity.port.Remarks;
import io.raptor.activity.port.TreeBuilds.Build;
import io.raptor.activity.port.TreeBuilds.Gap;
import io.raptor.activity.port.TreeBuilds.Publication;
import io.raptor.activity.port.TreeBuilds.WholeTree;
import io.raptor.activity.port.TreeModels;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.testing.StoreInvariants;
import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.Usage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store does with trees while they are built, until they are published. */
interface TreesContract extends StoreFixture {

    @Test
    default void answersWhileItIsOpen() {
        assertThatCode(store()::check).doesNotThrowAnyException();
    }

    @Test
    default void leavesAreStoredOnceAndVectorsFound() {
        corpus().run("d", "k", "a");
        long build = corpus().leaves(corpus().number("a"), "k", 3);
        builds().saveLeaves(build, List.of(Node.leaf(0, "other", 1, 0, 5)), Remarks.NONE);
        assertThat(builds().build(build).leaves()).isEqualTo(3);
        assertThat(builds().nodes(build, 0, new int[] {0, 2}))
                .extracting(Node::index)
                .containsExactly(0, 2);
        assertThat(builds().unembedded(build, 0, 0, 3)).isEmpty();
        assertThat(builds().knownVectors(Corpus.MODEL, List.of("leaf 1 of a", "nowhere", "leaf 1 of a")))
                .satisfies(found -> {
                    assertThat(found.get(0))
                            .hasValueSatisfying(v -> assertThat(v).containsExactly(Corpus.vector("leaf 1 of a")));
                    assertThat(found.get(1)).isEmpty();
                    assertThat(found.get(2)).isPresent();
                });
        assertThat(builds().knownVectors("other-model", List.of("leaf 1 of a")).get(0))
                .isEmpty();
    }

    @Test
    default void anotherGroupingDropsWhatStandsAbove() {
        corpus().run("d", "k", "a");
        long build = corpus().tree(corpus().number("a"), "k");
        assertThat(builds().members(build, 0, 1)).containsExactly(2, 3);
        builds().saveAssignment(
                        build,
                        0,
                        "[0, 1, 2, 3]",
                        builds().assignment(build, 0, "[0, 1, 2, 3]").orElseThrow());
        assertThat(corpus().nodes(build, 2)).hasSize(1);
        builds().saveAssignment(build, 0, "other", new int[][] {{0, 1, 2, 3}});
        assertThat(corpus().nodes(build, 1)).isEmpty();
        assertThat(corpus().nodes(build, 2)).isEmpty();
        assertThat(builds().assignment(build, 0, "[0, 1, 2, 3]")).isEmpty();
        assertThatThrownBy(() -> builds().members(build, 0, 1)).isInstanceOf(IndexingException.class);
    }

    @Test
    default void aDatasetHasABuildOfItsOwnInGenerationsBesideThoseOfItsDocuments() {
        corpus().run("d", "k", "a");
        corpus().published("a", "k");
        BuildOwner dataset = BuildOwner.dataset("d");
        long first = corpus().tree(dataset, "first");
        assertThat(builds().open(dataset, "first", TreeModels.ofLeaves(Corpus.MODEL)))
                .isEqualTo(new Build(first, dataset, "d", "", "first", Corpus.MODEL, 4, 20));
        String root = publishedRoot(dataset, first, 0);
        assertThat(publishedRoot(dataset, first, 0)).as("published twice").isEqualTo(root);

        long second = corpus().tree(dataset, "second");
        assertThat(store().publishedTrees().node("d", root))
                .as("readers see the old generation")
                .isPresent();
        builds().saveGap(second, new Gap(1, 0, FailureType.MODEL_REFUSED, "refused"));
        String next = publishedRoot(dataset, second, 1);
        assertThat(store().publishedTrees().parents("d", next)).isEmpty();
        assertThatThrownBy(() -> builds().build(first)).isInstanceOf(IndexingException.class);
        assertThat(state("a")).isEqualTo(DocumentState.COMPLETED);

        assertThat(store().publishedTrees().deleteDocument("d", "a")).isTrue();
        assertThat(store().publishedTrees().node("d", next)).isPresent();
        assertThat(store().publishedTrees().edition("d").orElseThrow().embeddingModel())
                .isEqualTo(Corpus.MODEL);
        assertThat(store().publishedTrees().deleteDataset("d")).isTrue();
        assertThatThrownBy(() -> builds().build(second)).isInstanceOf(IndexingException.class);
        assertThatThrownBy(() -> builds().open(dataset, "k", TreeModels.ofLeaves(Corpus.MODEL)))
                .isInstanceOf(IndexingException.class);
    }

    /** Publishes a build and gives the id of its highest node, which belongs to no document. */
    private String publishedRoot(BuildOwner owner, long build, int gaps) {
        DocumentState state = builds().publish(new Publication(Corpus.TASK, owner, build, 2, 1, Usage.NONE));
        assertThat(state).isEqualTo(gaps == 0 ? DocumentState.COMPLETED : DocumentState.PARTIAL);
        return Columns.hash(
                "d",
                "",
                gaps == 0 ? "2/0" : "1/1",
                gaps == 0 ? "Title 2" : "Title 1",
                gaps == 0 ? "summary 2/0 of [0, 1]" : "summary 1/1 of [2, 3]");
    }

    @Test
    default void lonelyMembersGoUpAsTheyAre() {
        corpus().run("d", "k", "a");
        long build = corpus().leaves(corpus().number("a"), "k", 3);
        builds().saveAssignment(build, 0, "in", new int[][] {{1}, {0, 2}});
        Node up = builds().node(build, 1, 0).orElseThrow();
        assertThat(up.passedUp()).isTrue();
        assertThat(up.children()).containsExactly(1);
        assertThat(up.text()).isEqualTo("leaf 1 of a");
        assertThat(up.vector()).containsExactly(Corpus.vector("leaf 1 of a"));
    }

    @Test
    default void treesBuiltElsewhereAreThoseBuiltHere() {
        corpus().run("d", "k", "a", "b");
        corpus().published("a", "k");
        corpus().published("b", "k");
        List<WholeTree> whole =
                List.of(corpus().whole(corpus().number("b"), "k"), corpus().whole(corpus().number("a"), "k"));
        List<List<?>> built = exported();
        end(TaskState.COMPLETED);
        corpus().run("d", "k2", "a", "b");
        builds().publishAll(Corpus.TASK, whole);
        assertThat(exported()).isEqualTo(built).hasSize(14);
        assertThat(catalogue().counts(Corpus.TASK)).isEqualTo(new Counts(2, 2, 0, 0, 0, 0));
        assertThat(catalogue().document(Corpus.TASK, corpus().number("a")).usage())
                .isEqualTo(new Usage(3, 2, 0, 100, 20, null));
        assertThat(store().publishedTrees().documents("d", "", 10))
                .extracting(document -> document.title())
                .containsExactly("Title 2", "Title 2");
        StoreInvariants.check(store());
    }

    @Test
    default void oneTreeThatCannotBePublishedKeepsAllFromReaders() {
        corpus().run("d", "k", "a", "b");
        WholeTree sound = corpus().whole(corpus().number("a"), "k");
        Node bare = Node.leaf(0, "a leaf without a vector", 5, 0, 9);
        WholeTree broken = new WholeTree(
                corpus().number("b"),
                "k",
                TreeModels.ofLeaves(Corpus.MODEL),
                List.of(bare),
                List.of(),
                Usage.NONE,
                Remarks.NONE);
        assertThatThrownBy(() -> builds().publishAll(Corpus.TASK, List.of(sound, broken)))
                .isInstanceOf(IndexingException.class);
        assertThat(store().publishedTrees().documents("d", "", 10)).isEmpty();
        assertThat(catalogue().counts(Corpus.TASK)).isEqualTo(new Counts(2, 0, 0, 0, 0, 0));
        StoreInvariants.check(store());
    }

    /** What readers see of every node. */
    private List<List<?>> exported() {
        List<List<?>> nodes = new ArrayList<>();
        store().publishedTrees()
                .export(
                        "d",
                        node -> nodes.add(List.of(
                                node.id(),
                                node.documentId(),
                                node.level(),
                                node.text(),
                                node.children(),
                                node.vector()[0])));
        return nodes;
    }

    @Test
    default void treeWithAGapIsPartialAndIsCompletedFromWhatItHas() {
        corpus().run("d", "k", "a");
        long document = corpus().number("a");
        long build = corpus().gapped(document, "k");
        assertThat(corpus().publish(document, build, 1)).isEqualTo(DocumentState.PARTIAL);
        assertThat(catalogue().failures(Corpus.TASK, 0, 1)).singleElement().satisfies(failure -> {
            assertThat(failure.errorType()).isEqualTo("ModelRefused");
            assertThat(failure.message()).contains("cluster 1 of level 1: refused");
        });
        assertThat(catalogue().requeue(Corpus.TASK, null).partial()).isEqualTo(1);

        long again = corpus().leaves(document, "k", 4);
        assertThat(again).isNotEqualTo(build);
        assertThat(builds().unembedded(again, 0, 0, 4)).isEmpty();
        assertThat(builds().gaps(again)).hasSize(1);
        assertThat(builds().node(again, 1, 1)).isPresent();
        assertThat(store().publishedTrees().tree("d", "a")).hasSize(5);
        corpus().summary(again, 1, 0, 0, 1);
        corpus().embed(again, 1);
        assertThat(corpus().publish(document, again, 1)).isEqualTo(DocumentState.COMPLETED);
        assertThat(corpus().publish(document, again, 1)).isEqualTo(DocumentState.COMPLETED);
        assertThat(catalogue().document(Corpus.TASK, document).usage().modelCalls())
                .isEqualTo(6);
        assertThat(store().publishedTrees().tree("d", "a")).hasSize(6);
    }

    @Test
    default void levelsOfAnotherGroupingAreNotPublished() {
        corpus().run("d", "k", "a");
        long document = corpus().number("a");
        long build = corpus().tree(document, "k");
        builds().saveGap(build, new Gap(1, 1, FailureType.BAD_MODEL_OUTPUT, "empty"));
        assertThat(corpus().publish(document, build, 2)).isEqualTo(DocumentState.PARTIAL);
        assertThat(store().publishedTrees().tree("d", "a"))
                .extracting(PublishedNode::level)
                .containsOnly(0, 1);
    }

    @Test
    default void interruptedThreadStillWritesAndStaysInterrupted() {
        corpus().run("d", "k", "a");
        Thread.currentThread().interrupt();
        corpus().published("a", "k");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(state("a")).isEqualTo(DocumentState.COMPLETED);
    }
}
