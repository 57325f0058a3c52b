package io.raptor.benchmark;

import io.raptor.activity.port.Node;
import io.raptor.activity.port.PublishedTexts;
import io.raptor.activity.port.PublishedVectors;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Made documents as if they had been published, without a store. */
final class MadeTrees implements PublishedVectors, PublishedTexts {

    private long documents;

    MadeTrees(long documents) {
        this.documents = documents;
    }

    /** Publishes one more, whose number it answers. */
    long add() {
        return documents++;
    }

    @Override
    public Optional<Edition> edition(String dataset) {
        return Optional.of(new Edition("made", MadeDocuments.DIMENSIONS, Instant.ofEpochSecond(documents)));
    }

    @Override
    public List<TreeHead> searchable(String dataset) {
        return LongStream.range(0, documents)
                .mapToObj(i -> new TreeHead(i, i, MadeDocuments.LEAVES, Instant.EPOCH))
                .toList();
    }

    @Override
    public void vectors(List<TreeHead> trees, Consumer<VectorOf> to) {
        for (TreeHead tree : trees) {
            for (int i = 0; i < MadeDocuments.LEAVES; i++) {
                to.accept(new VectorOf(
                        id(tree, i), tree.document(), 0, i, 1, new int[0], MadeDocuments.vector(tree.document(), i)));
            }
        }
    }

    @Override
    public void texts(List<TreeHead> trees, Consumer<TextOf> to) {
        for (TreeHead tree : trees) {
            for (Node leaf : MadeDocuments.texts(tree.document())) {
                to.accept(new TextOf(
                        id(tree, leaf.index()),
                        tree.document(),
                        tree.build(),
                        0,
                        leaf.index(),
                        leaf.tokens(),
                        "",
                        leaf.text()));
            }
        }
    }

    private static String id(TreeHead tree, int leaf) {
        return tree.build() + "-" + leaf;
    }
}
