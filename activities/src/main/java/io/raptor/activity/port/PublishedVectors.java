package io.raptor.activity.port;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The vectors of what was published, tree by tree: whoever keeps some of them reads those alone that were published
 * since.
 */
public interface PublishedVectors {

    /** The state of a dataset that readers see, at once however large it is; empty when there is no such dataset. */
    Optional<Edition> edition(String dataset);

    /** The published trees whose vectors are of the dataset's model and length, in order of document. */
    List<TreeHead> searchable(String dataset);

    /**
     * Hands every node of these trees to {@code to}, in the order given, then of level and index. A tree that is no
     * longer published has none.
     */
    void vectors(List<TreeHead> trees, Consumer<VectorOf> to);

    /**
     * Another one whenever a tree was published or deleted.
     *
     * @param embeddingModel of its vectors; empty while there is none
     * @param dimensions length of its vectors; 0 while there is none
     */
    record Edition(String embeddingModel, int dimensions, Instant updatedAt) {}

    /**
     * A published tree, without its nodes. Another tree of the same document is another build.
     *
     * @param nodes how many it has
     * @param publishedAt tells it from a build of the same number in a store that was restored or begun anew
     */
    record TreeHead(long document, long build, int nodes, Instant publishedAt) {

        private static final int TREES = 500;
        private static final int NODES = 4000;

        /** Trees in parts that are read at once, a bound of what is in memory; one that is larger is a part of its own. */
        public static List<List<TreeHead>> parts(List<TreeHead> trees) {
            List<List<TreeHead>> parts = new ArrayList<>();
            for (int from = 0; from < trees.size(); ) {
                int nodes = trees.get(from).nodes();
                int to = from + 1;
                while (to < trees.size()
                        && to - from < TREES
                        && nodes + trees.get(to).nodes() <= NODES) {
                    nodes += trees.get(to++).nodes();
                }
                parts.add(trees.subList(from, to));
                from = to;
            }
            return parts;
        }
    }

    /** A node's vector and where it stands. */
    record VectorOf(String id, long document, int level, int index, int tokens, int[] children, float[] vector) {}
}
