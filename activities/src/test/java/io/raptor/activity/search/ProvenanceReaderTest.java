package io.raptor.activity.search;

import static io.raptor.activity.search.Planted.DATASET;
import static io.raptor.activity.search.Planted.leaf;
import static io.raptor.activity.search.Planted.summary;
import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.PublishedTrees.PublishedNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProvenanceReaderTest {

    @Test
    void countsALeafOnceThatTwoSummariesStandOn() {
        try (Planted planted = new Planted()) {
            planted.publish(
                    "shared",
                    Angles.ID,
                    List.of(leaf(0, "a", 1, 0), leaf(1, "b", 1, 10), leaf(2, "c", 1, 20)),
                    summary(1, 0, "ab", 5, 0, 1),
                    summary(1, 1, "bc", 15, 1, 2),
                    summary(2, 0, "abc", 10, 0, 1));
            List<PublishedNode> tree = planted.store.publishedTrees().tree(DATASET, "shared");
            ProvenanceReader provenance = new ProvenanceReader(planted.store.publishedTrees());

            Lineage root = provenance.of(DATASET, tree.get(5).id()).orElseThrow();
            assertThat(root.passages()).extracting(Passage::index).containsExactly(0, 1, 2);
            assertThat(root.parents()).isEmpty();

            Lineage middle = provenance.of(DATASET, tree.get(1).id()).orElseThrow();
            assertThat(middle.parents())
                    .containsExactly(tree.get(3).id(), tree.get(4).id());
            assertThat(middle.ancestors()).extracting(Ancestor::level).containsExactly(1, 1, 2);
            assertThat(provenance.of(DATASET, "none")).isEmpty();
        }
    }
}
