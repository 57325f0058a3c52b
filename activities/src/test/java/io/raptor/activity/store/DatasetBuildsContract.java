package io.raptor.activity.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.BuildOwner;
import io.raptor.activity.port.DatasetBuilds;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.PublishedTrees.LeafPlace;
import io.raptor.activity.port.PublishedTrees.LeavesBelow;
import io.raptor.activity.port.TreeBuilds.Build;
import io.raptor.activity.port.TreeBuilds.Gap;
import io.raptor.activity.port.TreeBuilds.Publication;
import io.raptor.activity.port.TreeModels;
import io.raptor.activity.progress.CallTimes;
import io.raptor.activity.progress.RunFigures;
import io.raptor.activity.testing.StoreInvariants;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.RaptorSettings.Scope;
import io.raptor.workflow.model.TaskFigures;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.Usage;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store does with trees over datasets, from their beginning to the documents that their nodes name. */
interface DatasetBuildsContract extends StoreFixture {

    BuildOwner DATASET = BuildOwner.dataset("d");

    private DatasetBuilds datasetBuilds() {
        return store().datasetBuilds();
    }

    private Optional<Build> opened() {
        return datasetBuilds().open("d", hash -> "key of " + hash, new TreeModels(Corpus.MODEL, Corpus.WRITER));
    }

    private DocumentState publish(long build, int levels) {
        return builds().publish(new Publication(Corpus.TASK, DATASET, build, levels, 1, Usage.NONE));
    }

    /** A root over two documents, or its gap. */
    private long built(Build build, boolean refused) {
        builds().saveAssignment(build.number(), 0, "[0, 1]", new int[][] {{0, 1}});
        if (refused) {
            builds().saveGap(build.number(), new Gap(1, 0, FailureType.MODEL_REFUSED, "refused"));
        } else {
            corpus().summary(build.number(), 1, 0, 0, 1);
            corpus().embed(build.number(), 1);
        }
        return build.number();
    }

    private Map<String, List<String>> documentsOfNodes() {
        Map<String, List<String>> found = new LinkedHashMap<>();
        store().publishedTrees().exportDataset("d", (node, documents) -> found.put(node.text(), documents));
        return found;
    }

    @Test
    default void aDatasetsTreeBeginsWithTheTopsOfItsDocumentsInTheOrderOfTheirIds() {
        corpus().run("d", "k", "b", "a");
        corpus().published("b", "k");
        corpus().published("a", "k");
        Build build = opened().orElseThrow();
        assertThat(build.leaves()).isEqualTo(2);
        assertThat(corpus().nodes(build.number(), 0)).extracting(Node::title).containsOnly("Title 2");
        assertThat(builds().unembedded(build.number(), 0, 0, 2)).isEmpty();
        assertThat(datasetBuilds().documents(build.number()))
                .containsExactly(corpus().number("a"), corpus().number("b"));
        assertThat(opened()).as("begun once").contains(build);

        assertThat(publish(built(build, false), 1)).isEqualTo(DocumentState.COMPLETED);
        assertThat(opened()).as("up to date").isEmpty();
        assertThat(documentsOfNodes()).containsEntry("summary 1/0 of [0, 1]", List.of("a", "b"));
        StoreInvariants.check(store());
    }

    @Test
    default void aGapInItIsFilledAndItsNodesStillNameTheirDocuments() {
        corpus().run("d", "k", "a", "b");
        corpus().published("a", "k");
        corpus().published("b", "k");
        assertThat(publish(built(opened().orElseThrow(), true), 1)).isEqualTo(DocumentState.PARTIAL);

        Build again = opened().orElseThrow();
        assertThat(again.leaves()).isEqualTo(2);
        assertThat(datasetBuilds().documents(again.number())).hasSize(2);
        assertThat(publish(built(again, false), 1)).isEqualTo(DocumentState.COMPLETED);
        assertThat(documentsOfNodes()).containsEntry("summary 1/0 of [0, 1]", List.of("a", "b"));
        assertThat(opened()).isEmpty();
        StoreInvariants.check(store());

        assertThat(store().publishedTrees().deleteDocument("d", "a")).isTrue();
        assertThat(documentsOfNodes()).as("it held text of the document").isEmpty();
    }

    @Test
    default void theLeavesBelowItsNodesAreThoseOfTheDocuments() {
        corpus().run("d", "k", "a", "b");
        corpus().published("a", "k");
        corpus().published("b", "k");
        publish(built(opened().orElseThrow(), false), 1);
        String[] root = {""};
        store().publishedTrees().exportDataset("d", (node, documents) -> root[0] = node.id());

        LeavesBelow below = store().publishedTrees().leavesBelow("d", root[0], 6);
        assertThat(below.total()).isEqualTo(8);
        assertThat(below.first()).extracting(LeafPlace::index).containsExactly(0, 1, 2, 3, 0, 1);
        assertThat(below.first())
                .allMatch(leaf -> store().publishedTrees()
                        .node("d", leaf.id())
                        .orElseThrow()
                        .text()
                        .startsWith("leaf "));
        assertThat(store().publishedTrees().leavesBelow("d", root[0], 2).total())
                .isEqualTo(8);
    }

    /** It would go back else when the tree is begun. */
    @Test
    @SuppressWarnings("NullAway") // what is left out has its default
    default void theProgressOfItsTaskLeavesRoomForIt() {
        RaptorSettings raptor =
                new RaptorSettings(null, null, Scope.DATASET, null, null, null, null, null, null, null, null, null);
        TaskRequest usual = Corpus.request("d");
        catalogue().beginRun(Corpus.TASK, TaskRequest.of(Corpus.TASK, "d", usual.sources(), raptor, usual.limits()));
        catalogue().register(Corpus.TASK, List.of(Corpus.found("a", "k")));
        catalogue().endRegistration(Corpus.TASK, 0);
        corpus().published("a", "k");
        end(TaskState.RUNNING);
        RunFigures figures = new RunFigures(store(), Clock.systemUTC(), new CallTimes(Clock.systemUTC()));
        assertThat(figures.of(Corpus.TASK).orElseThrow().pace().share()).isEqualTo(TaskFigures.DOCUMENTS_SHARE);
    }
}
