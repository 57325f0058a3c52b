package io.raptor.activity.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.NodeFilter;
import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.PublishedTexts;
import io.raptor.activity.port.PublishedVectors;
import io.raptor.activity.port.TextSearch.Words;
import io.raptor.activity.search.text.Analysis;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where there are more nodes than are all compared, hardly one of the nearest is missed, and every score is exact. */
class ManyNodesTest {

    private static final Closeness SOME = new Closeness(400, 8);
    private static final int DOCUMENTS = 300;
    private static final int LEAVES = 20;
    private static final int DIMENSIONS = 130;

    private final Made made = new Made();
    private DatasetIndex index;

    @BeforeEach
    void open() throws IOException {
        index = new DatasetIndex(new ByteBuffersDirectory(), new Analysis());
        index.follow(heads(0), made, made);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    /** Trees of one leaf beside another, of a subject each; a document's number decides its vectors. */
    private static final class Made implements PublishedVectors, PublishedTexts {

        static float[] vector(long document, int leaf) {
            SplittableRandom random = new SplittableRandom(document * LEAVES + leaf);
            SplittableRandom subject = new SplittableRandom(document % 30);
            float[] vector = new float[DIMENSIONS];
            double length = 0;
            for (int i = 0; i < DIMENSIONS; i++) {
                vector[i] = (float) (subject.nextGaussian() + random.nextGaussian());
                length += vector[i] * vector[i];
            }
            for (int i = 0; i < DIMENSIONS; i++) {
                vector[i] /= (float) Math.sqrt(length);
            }
            return vector;
        }

        @Override
        public Optional<Edition> edition(String dataset) {
            return Optional.empty();
        }

        @Override
        public List<TreeHead> searchable(String dataset) {
            return List.of();
        }

        @Override
        public void vectors(List<TreeHead> trees, Consumer<VectorOf> to) {
            for (TreeHead tree : trees) {
                for (int i = 0; i < tree.nodes(); i++) {
                    to.accept(new VectorOf(
                            id(tree, i), tree.document(), 0, i, 5, new int[0], vector(tree.document(), i)));
                }
            }
        }

        @Override
        public void texts(List<TreeHead> trees, Consumer<TextOf> to) {
            for (TreeHead tree : trees) {
                for (int i = 0; i < tree.nodes(); i++) {
                    String text = "boat number" + tree.document() + (i == 0 ? " boat" : "");
                    to.accept(new TextOf(id(tree, i), tree.document(), tree.build(), 0, i, 5, "", text));
                }
            }
        }

        private static String id(TreeHead tree, int leaf) {
            return tree.build() + "-" + leaf;
        }
    }

    private static List<PublishedVectors.TreeHead> heads(int from) {
        return LongStream.range(from, DOCUMENTS)
                .mapToObj(i -> new PublishedVectors.TreeHead(i, i, LEAVES, Instant.EPOCH))
                .toList();
    }

    private List<NodeHit> nearest(float[] query, NodeFilter filter, Closeness closeness) throws IOException {
        return index.nearest(query, filter, closeness, 50);
    }

    @Test
    void hardlyMissesOneOfTheNearest() throws IOException {
        int found = 0;
        int wanted = 0;
        for (int question = 0; question < 20; question++) {
            float[] query = Made.vector(question, LEAVES + 1);
            List<NodeHit> all = nearest(query, NodeFilter.leaves(), Closeness.EXACT);
            List<NodeHit> some = nearest(query, NodeFilter.leaves(), SOME);
            Set<NodeHit> same = new HashSet<>(all);
            same.retainAll(some);
            assertThat(some).hasSize(50);
            assertThat(some.get(0)).isEqualTo(all.get(0));
            found += same.size();
            wanted += all.size();
        }
        assertThat((double) found / wanted).isGreaterThan(0.97);
    }

    /** Several parts are looked through at once, by whichever core is free. */
    @Test
    void findsTheSameHoweverTheNodesAreParted() throws IOException {
        Words words = new Words("boat number70", true, Set.of());
        try (DatasetIndex parted = new DatasetIndex(new ByteBuffersDirectory(), new Analysis())) {
            for (int from : List.of(250, 180, 90, 0)) {
                parted.follow(heads(from), made, made);
            }
            for (int question = 0; question < 20; question++) {
                float[] query = Made.vector(question, LEAVES + 1);
                assertThat(parted.nearest(query, NodeFilter.leaves(), SOME, 50))
                        .isEqualTo(nearest(query, NodeFilter.leaves(), SOME));
                assertThat(parted.matching(words, 5000)).isEqualTo(index.matching(words, 5000));
            }
        }
    }

    @Test
    void comparesEveryNodeOfAFewDocuments() throws IOException {
        float[] query = Made.vector(7, LEAVES + 1);
        NodeFilter few = NodeFilter.leaves().inDocuments(Set.of(7L, 8L, 250L));
        assertThat(nearest(query, few, SOME)).hasSize(50).isEqualTo(nearest(query, few, Closeness.EXACT));
        assertThat(nearest(query, few, SOME)).extracting(NodeHit::document).containsOnly(7L, 8L, 250L);
    }

    @Test
    void neverFindsWhatIsGone() throws IOException {
        index.follow(heads(200), made, made);
        for (int question = 0; question < 20; question++) {
            List<NodeHit> hits = nearest(Made.vector(question, 0), NodeFilter.all(), SOME);
            assertThat(hits).hasSize(50).allMatch(hit -> hit.document() >= 200);
        }
        assertThat(index.matching(new Words("boat", true, Set.of()), 5000)).hasSize(2000);
    }

    @Test
    void countsWordsOfAFewDocumentsAsOfAll() throws IOException {
        List<NodeHit> all = index.matching(new Words("boat number70", true, Set.of()), 10_000);
        assertThat(all).hasSize(DOCUMENTS * LEAVES);
        Set<Long> asked = Set.of(3L, 70L, 299L);
        List<NodeHit> expected = new ArrayList<>(all);
        expected.removeIf(hit -> !asked.contains(hit.document()));
        assertThat(index.matching(new Words("boat number70", true, asked), 10_000))
                .isEqualTo(expected);
        assertThat(index.matching(new Words("boat number70", true, asked), 7)).isEqualTo(expected.subList(0, 7));
    }
}
