package io.raptor.activity.search;

import static io.raptor.activity.search.Planted.DATASET;
import static io.raptor.activity.search.Planted.at;
import static io.raptor.activity.search.Planted.leaf;
import static io.raptor.activity.search.Planted.summary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.raptor.activity.port.Node;
import io.raptor.activity.port.NodeFilter;
import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.NodeSearch;
import io.raptor.activity.port.NodeSearch.OtherLengthException;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every search finds what is published at its time, in one order, and reads nothing twice. */
interface NodeSearchContract {

    /** The same one throughout a test. */
    Planted planted();

    /** The search of the planted store, the same one throughout a test. */
    NodeSearch search();

    /** Vectors that the search has read into its own keeping so far; 0 for one that keeps none. */
    int vectorsRead();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    default void findsWhatALookAtEveryNodeFinds(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List.of("m", "b", "z", "a", "mm", "B").forEach(id -> plant(id, random));
        // No two of the angles planted are equally far from one of these, but for equal ones.
        for (int degrees : List.of(7, 77, 131, 200)) {
            List<NodeHit> some = search().nearest(DATASET, at(degrees), NodeFilter.all(), 12);
            assertThat(some).hasSize(12);
            for (NodeFilter filter : List.of(
                    NodeFilter.all(),
                    NodeFilter.leaves(),
                    NodeFilter.roots(),
                    NodeFilter.childrenOf(some),
                    NodeFilter.among(some))) {
                for (int k : List.of(1, 5, Integer.MAX_VALUE)) {
                    assertSame(degrees, filter, "", k);
                    assertSame(degrees, filter.upTo(9), "", k);
                }
                PublishedNode first =
                        planted().store.publishedTrees().tree(DATASET, "m").get(0);
                assertSame(degrees, filter.inDocuments(Set.of(document(first))), "m", 5);
            }
        }
    }

    private long document(PublishedNode node) {
        return search().nearest(DATASET, at(0), NodeFilter.all(), Integer.MAX_VALUE).stream()
                .filter(hit -> hit.nodeId().equals(node.id()))
                .findFirst()
                .orElseThrow()
                .document();
    }

    private void assertSame(int degrees, NodeFilter filter, String document, int k) {
        List<NodeHit> found = search().nearest(DATASET, at(degrees), filter, k);
        BruteForce force = new BruteForce(planted().store.publishedTrees(), at(degrees));
        List<PublishedNode> expected = force.nearest(filter, document, k);
        assertThat(found)
                .extracting(NodeHit::nodeId)
                .isEqualTo(expected.stream().map(PublishedNode::id).toList());
        for (int i = 0; i < found.size(); i++) {
            NodeHit hit = found.get(i);
            PublishedNode node = expected.get(i);
            assertThat(List.of(hit.level(), hit.index(), hit.tokens()))
                    .isEqualTo(List.of(node.level(), node.index(), node.tokens()));
            assertThat((double) hit.score()).isCloseTo(force.score(node), within(1e-6));
        }
    }

    /** A tree of up to three levels, whose vectors many others have, too. */
    private void plant(String id, SplittableRandom random) {
        List<Node> leaves = new ArrayList<>();
        int count = random.nextInt(1, 8);
        for (int i = 0; i < count; i++) {
            leaves.add(leaf(i, id + i, random.nextInt(5, 15), 30 * random.nextInt(12)));
        }
        List<Node> summaries = new ArrayList<>();
        for (int i = 0; i + 1 < count; i += 2) {
            summaries.add(summary(1, i / 2, id + " pair " + i, 30 * random.nextInt(12), i, i + 1));
        }
        if (summaries.size() > 1) {
            summaries.add(summary(2, 0, id + " top", 30 * random.nextInt(12), 0, 1));
        }
        planted().publish(id, Angles.ID, leaves, summaries.toArray(Node[]::new));
    }

    private List<String> found(int degrees) {
        return search().nearest(DATASET, at(degrees), NodeFilter.all(), 100).stream()
                .map(hit -> planted().store.publishedTrees().node(DATASET, hit.nodeId()))
                .map(node -> node.orElseThrow().text())
                .toList();
    }

    @Test
    default void findsNothingWhereThereIsNothing() {
        assertThat(search().nearest("none", at(0), NodeFilter.all(), 1)).isEmpty();
        search().refresh("none");
        assertThat(found(0)).isEmpty();
        assertThat(search().nearest(DATASET, new float[3], NodeFilter.all(), 1)).isEmpty();
    }

    @Test
    default void followsPublicationsReplacementsAndDeletionsEachAtItsOwnCost() {
        planted().publish("a", Angles.ID, List.of(leaf(0, "a0", 5, 10), leaf(1, "a1", 5, 20)));
        planted().publish("c", Angles.ID, List.of(leaf(0, "c0", 5, 50)));
        assertThat(found(0)).containsExactly("a0", "a1", "c0");
        int read = vectorsRead();
        planted().publish("b", Angles.ID, List.of(leaf(0, "b0", 5, 15), leaf(1, "b1", 5, 40)));
        assertThat(found(0)).containsExactly("a0", "b0", "a1", "b1", "c0");
        assertThat(vectorsRead() - read).isLessThanOrEqualTo(2);
        planted().nextRun();
        planted().publish("a", Angles.ID, List.of(leaf(0, "new", 5, 60)));
        assertThat(found(0)).containsExactly("b0", "b1", "c0", "new");
        assertThat(vectorsRead() - read).isLessThanOrEqualTo(3);
        planted().store.publishedTrees().deleteDocument(DATASET, "b");
        assertThat(found(0)).containsExactly("c0", "new");
        search().refresh(DATASET);
        assertThat(found(0)).containsExactly("c0", "new");
        assertThat(vectorsRead() - read).isLessThanOrEqualTo(3);
        planted().store.publishedTrees().deleteDataset(DATASET);
        assertThat(found(0)).isEmpty();
    }

    @Test
    default void forgetsGivenNodesThatWereReplaced() {
        planted().publish("a", Angles.ID, List.of(leaf(0, "old", 5, 10)), summary(1, 0, "over old", 10, 0));
        planted().publish("b", Angles.ID, List.of(leaf(0, "b0", 5, 10)));
        List<NodeHit> held = search().nearest(DATASET, at(0), NodeFilter.all(), 9);
        planted().nextRun();
        planted().publish("a", Angles.ID, List.of(leaf(0, "new", 5, 10)), summary(1, 0, "over new", 10, 0));
        assertThat(search().nearest(DATASET, at(0), NodeFilter.among(held), 9))
                .extracting(NodeHit::nodeId)
                .containsExactly(held.get(1).nodeId());
        assertThat(search().nearest(DATASET, at(0), NodeFilter.childrenOf(held), 9))
                .isEmpty();
    }

    @Test
    default void leavesOutVectorsOfAnotherSpaceUntilTheyAreTheDatasetsOwn() {
        planted().publish("a", Angles.ID, List.of(leaf(0, "a0", 5, 10)));
        assertThat(found(0)).containsExactly("a0");
        planted().store.catalogue().claim(DATASET, "elsewhere", true);
        assertThat(found(0)).isEmpty();
        planted().publish("b", "elsewhere", List.of(leaf(0, "b0", 5, 20)));
        assertThat(found(0)).containsExactly("b0");
        planted().store.catalogue().claim(DATASET, Angles.ID, true);
        planted().publish("c", Angles.ID, List.of(leaf(0, "c0", 5, 20)));
        assertThat(found(0)).containsExactly("a0", "c0");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 6})
    default void refusesAQueryOfAnotherLength(int length) {
        planted().publish("a", Angles.ID, List.of(leaf(0, "a0", 5, 10)));
        assertThatThrownBy(() -> search().nearest(DATASET, new float[length], NodeFilter.all(), 1))
                .isInstanceOfSatisfying(
                        OtherLengthException.class, e -> assertThat(e.held()).isEqualTo(5));
    }
}
