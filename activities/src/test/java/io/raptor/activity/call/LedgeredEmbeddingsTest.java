package io.raptor.activity.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Node;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Usage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgeredEmbeddingsTest {

    private static final Caller CALLER = new Caller("task", 16);

    private final FakeTreeBuilds builds = new FakeTreeBuilds().leaves("a", "bb", "ccc", "dddd", "eeeee");
    private final FakeEmbedder model = new FakeEmbedder();
    private final FakeLedger ledger = new FakeLedger();
    private final LedgeredEmbeddings embeddings = new LedgeredEmbeddings(
            model, RateLimit.unlimited("fake"), builds, ledger, ledger.calls(), () -> Instant.EPOCH);

    @Test
    void embedsWhatHasNoVectorInBatches() {
        assertThat(embeddings.embed(CALLER, 1, 0, 0, 5)).isEqualTo(new Usage(0, 3, 0, 5, 0, null));
        assertThat(model.calls).containsExactly(List.of("a", "bb"), List.of("ccc", "dddd"), List.of("eeeee"));
        assertThat(builds.nodes(1, 0)).extracting(Node::vector).doesNotContainNull();
        assertThat(ledger.entries).hasSize(3);
    }

    @Test
    void doesNothingTheSecondTime() {
        embeddings.embed(CALLER, 1, 0, 0, 5);
        assertThat(embeddings.embed(CALLER, 1, 0, 0, 5)).isEqualTo(Usage.NONE);
    }

    @Test
    void leavesOtherRangesAlone() {
        embeddings.embed(CALLER, 1, 0, 1, 3);
        assertThat(model.calls).containsExactly(List.of("bb", "ccc"));
    }

    @Test
    void takesVectorsThatTheStoreKnows() {
        List.of("a", "bb", "dddd").forEach(text -> builds.known.put(text, FakeEmbedder.vector(text)));
        assertThat(embeddings.embed(CALLER, 1, 0, 0, 5)).isEqualTo(new Usage(0, 1, 0, 2, 0, null));
        assertThat(model.calls).containsExactly(List.of("ccc", "eeeee"));
        assertThat(builds.nodes(1, 0).get(3).vector()).containsExactly(FakeEmbedder.vector("dddd"));
    }

    @Test
    void aCallIsCountedBeforeItsVectorsAreStoredAndNotPaidForAgain() {
        ledger.refusals.add(FailureType.STORE_UNAVAILABLE);
        assertThatThrownBy(() -> embeddings.embed(CALLER, 1, 0, 0, 2)).isInstanceOf(IndexingException.class);
        embeddings.embed(CALLER, 1, 0, 0, 2);
        assertThat(model.calls).hasSize(1);
        assertThat(builds.nodes(1, 0).get(1).vector()).containsExactly(FakeEmbedder.vector("bb"));
        assertThat(ledger.usage("task").embeddingCalls()).isEqualTo(1);
    }

    @Test
    void badVectorsAreCountedAndAskedForAgain() {
        model.bad = 2;
        assertThat(embeddings.embed(CALLER, 1, 0, 0, 2).embeddingCalls()).isEqualTo(3);
        assertThat(ledger.usage("task").embeddingCalls()).isEqualTo(3);
        model.bad = 100;
        assertThatThrownBy(() -> embeddings.embed(CALLER, 1, 0, 2, 4)).isInstanceOf(BadAnswerException.class);
        assertThat(ledger.usage("task").embeddingCalls()).isEqualTo(7);
    }

    @Test
    void aBatchThatIsTooLargeIsHalved() {
        model.most = 1;
        embeddings.embed(CALLER, 1, 0, 0, 5);
        assertThat(builds.nodes(1, 0)).extracting(Node::vector).doesNotContainNull();
    }

    @Test
    void theOneTextThatTheModelCannotTakeFailsAlone() {
        model.poison = "dddd";
        assertThatThrownBy(() -> embeddings.embed(CALLER, 1, 0, 0, 5))
                .isInstanceOfSatisfying(
                        IndexingException.class, e -> assertThat(e.type()).isEqualTo(FailureType.MODEL_REFUSED))
                .hasMessageContaining("text 3 of level 0");
        assertThat(builds.nodes(1, 0).get(2).vector()).isNotNull();
    }

    @Test
    void anOutageIsOne() {
        model.poison = "";
        assertThatThrownBy(() -> embeddings.embed(CALLER, 1, 0, 0, 5))
                .isInstanceOfSatisfying(
                        IndexingException.class, e -> assertThat(e.type()).isEqualTo(FailureType.MODEL_UNAVAILABLE));
        assertThat(model.calls).hasSize(2);
    }
}
