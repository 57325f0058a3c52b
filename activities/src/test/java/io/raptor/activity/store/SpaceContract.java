package io.raptor.activity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.raptor.activity.port.BuildOwner;
import io.raptor.activity.port.Catalogue.Space;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.PublishedTrees.Aside;
import io.raptor.activity.port.Remarks;
import io.raptor.activity.port.TreeBuilds.Publication;
import io.raptor.activity.port.TreeBuilds.WholeTree;
import io.raptor.activity.port.TreeModels;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Every store keeps a dataset's vectors in one space: of one model and one length. */
interface SpaceContract extends StoreFixture {

    String OTHER = "other-model";

    @Test
    default void theFirstVectorFixesTheLengthOfAllThatFollow() {
        corpus().run("d", "k", "a", "b");
        long first = begun("a", Corpus.MODEL, "one", "two");
        long second = begun("b", Corpus.MODEL, "three");
        save(first, 8, 0);
        assertMisconfigured(() -> save(second, 4, 0))
                .contains("dataset d holds vectors of 8 numbers by test-model; test-model now gives 4");
        assertMisconfigured(() -> save(first, 4, 1)).contains("of 8 numbers").contains("gives 4");
        assertThat(builds().unembedded(second, 0, 0, 9)).hasSize(1);
        save(second, 8, 0);
        assertThat(catalogue().space("d")).contains(new Space(Corpus.MODEL, 8, false));
    }

    @Test
    default void otherDatasetsHaveTheirOwnLength() {
        corpus().run("d", "k", "a");
        save(begun("a", Corpus.MODEL, "one"), 8, 0);
        end(TaskState.COMPLETED);
        corpus().run("e", "k", "a");
        save(begun("a", Corpus.MODEL, "one"), 4, 0);
        assertThat(catalogue().space("e").orElseThrow().dimensions()).isEqualTo(4);
    }

    @Test
    default void aBatchOfSeveralLengthsIsRefusedAndFixesNone() {
        corpus().run("d", "k", "a");
        long build = begun("a", Corpus.MODEL, "one", "two");
        List<float[]> mixed = List.of(new float[8], new float[4]);
        assertMisconfigured(() -> builds().saveVectors(build, 0, new int[] {0, 1}, mixed))
                .contains("of 8 numbers")
                .contains("gives 4");
        assertMisconfigured(() -> save(build, 0, 0)).contains("gives 0");
        assertThat(catalogue().space("d")).contains(new Space("", 0, false));
        assertThat(builds().unembedded(build, 0, 0, 9)).hasSize(2);
    }

    @Test
    default void nodesThatBringTheirVectorsAreLookedAtToo() {
        corpus().run("d", "k", "a", "b");
        long build = corpus().leaves(corpus().number("a"), "k", 2);
        Node summary = Node.summary(1, 0, "Title", "text", 5, new int[] {0, 1}).embedded(new float[4]);
        assertMisconfigured(() -> builds().saveNode(build, summary)).contains("gives 4");
        Node leaf = Node.leaf(0, "alone", 5, 0, 5).embedded(new float[4]);
        WholeTree tree = new WholeTree(
                corpus().number("b"),
                "k",
                TreeModels.ofLeaves(Corpus.MODEL),
                List.of(leaf),
                List.of(),
                Usage.NONE,
                Remarks.NONE);
        assertMisconfigured(() -> builds().publishAll(Corpus.TASK, List.of(tree)))
                .contains("gives 4");
        assertThat(store().publishedTrees().documents("d", "", 10)).isEmpty();
    }

    @Test
    default void ofManyWorkersOneFixesTheLength() throws Exception {
        String[] ids = IntStream.range(0, 8).mapToObj(i -> "document " + i).toArray(String[]::new);
        corpus().run("d", "k", ids);
        List<Callable<Boolean>> saves = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            int length = 2 + i % 2;
            long build = begun(ids[i], Corpus.MODEL, "text " + i);
            saves.add(() -> admitted(build, length));
        }
        ExecutorService workers = Executors.newFixedThreadPool(ids.length);
        try {
            int admitted = 0;
            for (Future<Boolean> saved : workers.invokeAll(saves)) {
                admitted += saved.get() ? 1 : 0;
            }
            assertThat(admitted).isEqualTo(ids.length / 2);
        } finally {
            workers.shutdown();
        }
    }

    private boolean admitted(long build, int length) {
        try {
            save(build, length, 0);
            return true;
        } catch (IndexingException e) {
            assertThat(e.type()).isEqualTo(FailureType.MODEL_MISCONFIGURED);
            return false;
        }
    }

    @Test
    default void onlyVectorsOfTheDatasetsLengthAreTakenFromElsewhere() {
        corpus().run("d", "k", "a");
        save(begun("a", Corpus.MODEL, "one", "two"), 8, 0, 1);
        end(TaskState.COMPLETED);
        corpus().run("e", "k", "a", "b");
        long build = begun("a", Corpus.MODEL, "one", "three");
        List<String> texts = List.of("one", "two", "three");
        assertThat(builds().knownVectors(build, texts))
                .extracting(Optional::isPresent)
                .containsExactly(true, true, false);
        save(build, 4, 1);
        assertThat(builds().knownVectors(build, texts))
                .extracting(Optional::isPresent)
                .containsExactly(false, false, true);
        assertThat(builds().knownVectors(begun("b", Corpus.MODEL, "four"), texts))
                .extracting(Optional::isPresent)
                .containsExactly(false, false, true);
        assertThat(builds().knownVectors(Corpus.MODEL, texts))
                .extracting(known -> known.map(vector -> vector.length).orElse(0))
                .containsExactly(8, 8, 0);
    }

    @Test
    default void aDatasetIsClaimedByOneModel() {
        assertThat(catalogue().space("d")).isEmpty();
        catalogue().claim("d", Corpus.MODEL, false);
        assertThat(catalogue().space("d")).contains(new Space(Corpus.MODEL, 0, false));
        catalogue().claim("d", OTHER, false);
        assertThat(catalogue().space("d")).contains(new Space(OTHER, 0, false));
        catalogue().claim("d", Corpus.MODEL, false);
        corpus().run("d", "k", "a");
        corpus().published("a", "k");
        catalogue().claim("d", Corpus.MODEL, false);
        assertThatThrownBy(() -> catalogue().claim("d", OTHER, false))
                .hasMessage(
                        "dataset d holds vectors of test-model; this run would add vectors of other-model: index into"
                                + " another dataset, delete d first, or continue with --models changed, which embeds d"
                                + " again")
                .isInstanceOfSatisfying(
                        IndexingException.class, e -> assertThat(e.type()).isEqualTo(FailureType.INVALID_REQUEST));
        assertThat(catalogue().space("d")).contains(new Space(Corpus.MODEL, 8, true));
        store().publishedTrees().deleteDocument("d", "a");
        assertThat(catalogue().space("d")).contains(new Space("", 0, false));
    }

    @Test
    default void aDatasetThatGoesOnToAnotherModelIsEmbeddedAnew() {
        corpus().run("d", "k", "a", "b");
        corpus().published("a", "k");
        corpus().published("b", "k");
        end(TaskState.COMPLETED);
        var before = store().publishedTrees().edition("d");
        catalogue().claim("d", OTHER, true);
        assertThat(store().publishedTrees().edition("d")).isNotEqualTo(before);
        assertThat(catalogue().space("d")).contains(new Space(OTHER, 0, true));
        assertThat(searchable("d")).isEmpty();
        assertThat(store().publishedTrees().aside("d"))
                .containsExactly(new Aside(Corpus.MODEL, 8, 2, List.of("a", "b")));

        corpus().run("d", "other key", "a", "b");
        long build = begun("a", OTHER, "one");
        save(build, 4, 0);
        assertThat(publish("a", build)).isEqualTo(DocumentState.COMPLETED);
        assertThat(searchable("d")).extracting(vector -> vector.vector().length).containsExactly(4);
        assertThat(store().publishedTrees().aside("d")).containsExactly(new Aside(Corpus.MODEL, 8, 1, List.of("b")));
    }

    @Test
    default void aRunThatBeganBeforeTheChangeNeitherSavesNorPublishes() {
        corpus().run("d", "k", "a", "b", "c");
        corpus().published("a", "k");
        long built = corpus().tree(corpus().number("b"), "k");
        long begun = begun("c", Corpus.MODEL, "one");
        catalogue().claim("d", OTHER, true);
        assertMisconfigured(() -> corpus().publish(corpus().number("b"), built, 2))
                .contains("dataset d holds vectors of other-model; this task's are of test-model");
        assertMisconfigured(() -> save(begun, 8, 0)).contains("other-model");
        assertThat(catalogue().space("d")).contains(new Space(OTHER, 0, true));
        assertThat(state("b")).isEqualTo(DocumentState.PENDING);
    }

    @Test
    default void whatIsNotInTheDatasetsSpaceIsNotUnchangedAndNotContinued() {
        corpus().run("d", "k", "a", "b");
        corpus().published("a", "k");
        long begun = begun("b", Corpus.MODEL, "one");
        save(begun, 8, 0);
        catalogue().claim("d", OTHER, true);
        catalogue().claim("d", Corpus.MODEL, true);
        end(TaskState.COMPLETED);
        corpus().run("d", "k", "a", "b", "c");
        assertThat(state("a")).isEqualTo(DocumentState.PENDING);
        save(begun("c", Corpus.MODEL, "two"), 4, 0);
        assertThat(builds().open(BuildOwner.document(corpus().number("b")), "k", TreeModels.ofLeaves(Corpus.MODEL))
                        .number())
                .isNotEqualTo(begun);
        assertThat(builds().open(BuildOwner.document(corpus().number("a")), "k", TreeModels.ofLeaves(Corpus.MODEL))
                        .leaves())
                .isEqualTo(-1);
    }

    /** A build with these leaves, of which none has a vector. */
    private long begun(String id, String model, String... texts) {
        long build = builds().open(
                        BuildOwner.document(corpus().number(id)), "key of " + model, TreeModels.ofLeaves(model))
                .number();
        List<Node> leaves = IntStream.range(0, texts.length)
                .mapToObj(i -> Node.leaf(i, texts[i], 5, i * 20, i * 20 + 19))
                .toList();
        builds().saveLeaves(build, leaves, Remarks.NONE);
        return build;
    }

    private void save(long build, int length, int... indexes) {
        builds().saveVectors(
                        build,
                        0,
                        indexes,
                        IntStream.of(indexes).mapToObj(i -> unit(length)).toList());
    }

    private static float[] unit(int length) {
        float[] vector = new float[length];
        if (length > 0) {
            vector[0] = 1;
        }
        return vector;
    }

    private DocumentState publish(String id, long build) {
        return builds().publish(new Publication(
                Corpus.TASK, BuildOwner.document(corpus().number(id)), build, 0, 1, Usage.NONE));
    }

    private static AbstractStringAssert<?> assertMisconfigured(ThrowingCallable work) {
        IndexingException refused = (IndexingException) catchThrowable(work);
        assertThat(refused.type()).isEqualTo(FailureType.MODEL_MISCONFIGURED);
        return assertThat(refused.getMessage());
    }
}
