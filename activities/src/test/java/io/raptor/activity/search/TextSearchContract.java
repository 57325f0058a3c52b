package io.raptor.activity.search;

import static io.raptor.activity.search.Planted.DATASET;
import static io.raptor.activity.search.Planted.leaf;
import static io.raptor.activity.search.Planted.summary;
import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.TextSearch;
import io.raptor.activity.port.TextSearch.Words;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every search finds the words of what is published at its time, in one order, and reads nothing twice. */
interface TextSearchContract {

    /** The same one throughout a test. */
    Planted planted();

    /** The search of the planted store, the same one throughout a test. */
    TextSearch search();

    /** Texts that the search has read into its own keeping so far; 0 for one that keeps none. */
    int textsRead();

    private void publish(String document, String... texts) {
        planted().publish(document, Angles.ID, Planted.leaves(texts));
    }

    private List<NodeHit> hits(String query) {
        return search().matching(DATASET, new Words(query, false, Set.of()), 100);
    }

    private List<String> found(String query) {
        return hits(query).stream()
                .map(hit -> planted().store.publishedTrees().node(DATASET, hit.nodeId()))
                .map(node -> node.orElseThrow().text())
                .toList();
    }

    @Test
    default void ranksByRareWordsAndShortTexts() {
        publish("a", "the ferry and the harbour", "a ferry", "harbour walls of old", "nothing of it");
        publish("b", "ferry to a lighthouse far away from all other things");
        assertThat(found("ferry lighthouse"))
                .containsExactly(
                        "ferry to a lighthouse far away from all other things", "a ferry", "the ferry and the harbour");
        assertThat(found("submarine")).isEmpty();
        assertThat(found("")).isEmpty();
    }

    @Test
    default void breaksTiesByLevelDocumentAndIndex() {
        publish("b", "calm water", "calm water");
        publish("a", "calm water");
        planted().publish("c", Angles.ID, Planted.leaves("other words"), summary(1, 0, "calm water", 0, 0));
        List<NodeHit> hits = hits("calm");
        assertThat(hits).hasSize(4);
        List<NodeHit> same =
                hits("water").stream().filter(hit -> hit.level() == 0).toList();
        assertThat(same).extracting(NodeHit::index).containsExactly(0, 0, 1);
        assertThat(same.get(1).document())
                .isEqualTo(same.get(2).document())
                .isNotEqualTo(same.get(0).document());
        assertThat(same).extracting(NodeHit::score).containsOnly(same.get(0).score());
    }

    @Test
    default void looksAtLeavesOrGivenDocumentsAloneAndAnswersNoMoreThanAsked() {
        planted().publish("a", Angles.ID, Planted.leaves("storm warning"), summary(1, 0, "storm", 0, 0));
        publish("b", "storm at sea");
        NodeHit other = hits("sea").get(0);
        assertThat(search().matching(DATASET, new Words("storm", true, Set.of()), 9))
                .hasSize(2)
                .extracting(NodeHit::level)
                .containsOnly(0);
        assertThat(search().matching(DATASET, new Words("storm", false, Set.of(other.document())), 9))
                .extracting(NodeHit::nodeId)
                .containsExactly(other.nodeId());
        List<NodeHit> all = hits("storm");
        assertThat(search().matching(DATASET, new Words("storm", false, Set.of()), 2))
                .isEqualTo(all.subList(0, 2));
        float alone = search().matching(DATASET, new Words("storm", false, Set.of(other.document())), 9)
                .get(0)
                .score();
        assertThat(all).extracting(NodeHit::score).contains(alone);
    }

    @Test
    default void followsPublicationsReplacementsAndDeletionsEachAtItsOwnCost() {
        publish("a", "red boat", "green boat");
        publish("c", "blue boat");
        assertThat(found("boat")).hasSize(3);
        int read = textsRead();
        publish("b", "white boat");
        assertThat(found("boat")).hasSize(4);
        assertThat(textsRead() - read).isLessThanOrEqualTo(1);
        planted().nextRun();
        publish("a", "black boat");
        assertThat(found("boat")).containsExactly("black boat", "white boat", "blue boat");
        assertThat(textsRead() - read).isLessThanOrEqualTo(2);
        planted().store.publishedTrees().deleteDocument(DATASET, "b");
        assertThat(found("boat")).containsExactly("black boat", "blue boat");
        search().refresh(DATASET);
        assertThat(textsRead() - read).isLessThanOrEqualTo(2);
        planted().store.publishedTrees().deleteDataset(DATASET);
        search().refresh(DATASET);
        assertThat(hits("boat")).isEmpty();
    }

    @Test
    default void scoresByWhatIsThereAloneWhateverWasThereBefore() {
        publish("a", "a ferry in the fog", "a ferry", "fog and more fog over the sound");
        List<Float> scores = hits("ferry fog").stream().map(NodeHit::score).toList();
        publish("b", "ferry ferry ferry", "a very long text of fog that says little of anything else at all");
        assertThat(hits("ferry fog")).hasSize(5);
        planted().store.publishedTrees().deleteDocument(DATASET, "b");
        assertThat(hits("ferry fog").stream().map(NodeHit::score).toList()).isEqualTo(scores);
    }

    @Test
    default void leavesOutTreesOfAnotherSpace() {
        publish("a", "old boat");
        planted().store.catalogue().claim(DATASET, "elsewhere", true);
        planted().publish("b", "elsewhere", List.of(leaf(0, "new boat", 5, 0)));
        assertThat(found("boat")).containsExactly("new boat");
    }

    @Test
    default void findsEveryLanguagesWordsByItsOwnRules() {
        publish("de", "Die Häuser der Insel waren nicht aus Stein und sie standen am Hafen", "Das ist auch von hier");
        publish("en", "The sailings to the island were cancelled and there was no other ferry", "It is what it is");
        publish("ja", "カメラの電池は毎晩充電する必要があります");
        publish("th", "เรือเฟอร์รี่ออกจากท่าเรือทุกเช้า");
        publish("code", "error[E0382]: borrow of moved value in raptor_core 1.2.3");
        assertThat(found("haus")).singleElement().asString().startsWith("Die Häuser");
        assertThat(found("sailing")).singleElement().asString().startsWith("The sailings");
        assertThat(found("電池")).hasSize(1);
        assertThat(found("ท่าเรือ")).hasSize(1);
        assertThat(found("E0382")).hasSize(1);
        assertThat(found("raptor_core")).hasSize(1);
        assertThat(found("1.2.3")).hasSize(1);
        assertThat(found("1.2.4")).isEmpty();
    }
}
