package io.raptor.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.call.FakeEmbedder;
import io.raptor.activity.call.FakeLedger;
import io.raptor.activity.call.FakeSummariser;
import io.raptor.activity.call.FakeTreeBuilds;
import io.raptor.activity.call.LedgeredEmbeddings;
import io.raptor.activity.call.LedgeredSummaries;
import io.raptor.activity.call.RateLimit;
import io.raptor.activity.model.WordTokenizer;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Node;
import io.raptor.workflow.activity.ModelActivities.EmbedRequest;
import io.raptor.workflow.activity.ModelActivities.SummariseRequest;
import io.raptor.workflow.activity.ModelActivities.SummariseResult;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.Usage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ModelActivitiesImplTest {

    private final FakeTreeBuilds builds = new FakeTreeBuilds().leaves("one", "two", "three");
    private static final ModelProfile MODELS = new ModelProfile("fake", "fake", true, 64);

    private final FakeLedger ledger = new FakeLedger();
    private final FakeSummariser model = new FakeSummariser(attempt -> Answer.titled("Numbers", "They are two.", 9, 4));
    private final ModelActivitiesImpl activities = new ModelActivitiesImpl(
            builds,
            new LedgeredEmbeddings(
                    new FakeEmbedder(),
                    RateLimit.unlimited("fake"),
                    builds,
                    ledger,
                    ledger.calls(),
                    () -> Instant.EPOCH),
            new LedgeredSummaries(model, RateLimit.unlimited("fake"), ledger, ledger.calls(), () -> Instant.EPOCH),
            MODELS,
            new WordTokenizer());

    @Test
    void writesASummaryOfTheClustersMembers() {
        embedLeaves();
        builds.saveAssignment(1, 0, "input", new int[][] {{0}, {1, 2}});
        assertThat(activities.summarise(request(1, false)))
                .isEqualTo(new SummariseResult(3, new Usage(1, 0, 0, 9, 4, null), false));
        Node node = builds.node(1, 1, 1).orElseThrow();
        assertThat(node.title()).isEqualTo("Numbers");
        assertThat(node.text()).isEqualTo("They are two.");
        assertThat(node.children()).containsExactly(1, 2);
    }

    @Test
    void summarisesTheWholeLevelForTheRoot() {
        embedLeaves();
        activities.summarise(request(0, true));
        assertThat(builds.node(1, 1, 0).orElseThrow().children()).containsExactly(0, 1, 2);
    }

    @Test
    void returnsWhatAnEarlierAttemptWrote() {
        embedLeaves();
        activities.summarise(request(0, true));
        ledger.answers.clear();
        assertThat(activities.summarise(request(0, true))).isEqualTo(new SummariseResult(3, Usage.CACHED, false));
        assertThat(model.calls).hasValue(1);
    }

    @Test
    void refusesToSummariseWhatIsNotEmbedded() {
        assertThatThrownBy(() -> activities.summarise(request(0, true)))
                .isInstanceOf(IndexingException.class)
                .hasMessageContaining("must be embedded");
    }

    private void embedLeaves() {
        activities.embed(new EmbedRequest("task", 1, 0, 0, 3, 16, MODELS, null));
    }

    private static SummariseRequest request(int cluster, boolean root) {
        return new SummariseRequest(
                "task", 1, 1, cluster, root, RaptorSettings.defaults(), Limits.defaults(), MODELS, null);
    }
}
