package io.raptor.activity.port;

import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Usage;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Trees under construction, and the swap that shows them to readers. */
public interface TreeBuilds {

    /**
     * The owner's build with this key, begun when there is none. Other unpublished builds of the owner are dropped. The
     * key is a hash of content, settings and model names: the same key means the same tree.
     *
     * @throws IndexingException INTERNAL when there is no such owner
     */
    Build open(BuildOwner owner, String key, TreeModels models);

    Build build(long build);

    /**
     * Stores all leaves at once, with what is to be said of them. Nothing changes when the build has its leaves.
     *
     * @return the build with its leaves
     */
    Build saveLeaves(long build, List<Node> leaves, Remarks remarks);

    /**
     * Hands a level's nodes with their vectors to {@code to}, by index, a page of them in memory at a time. {@code to} must
     * not call the store.
     */
    void each(long build, int level, Consumer<Node> to);

    /** Those of the given nodes, by index. */
    List<Node> nodes(long build, int level, int[] indexes);

    /** Nodes {@code from} (inclusive) to {@code to} (exclusive) of a level that have no vector yet. */
    List<Node> unembedded(long build, int level, int from, int to);

    /**
     * Stores vectors. The first one fixes the length of all others of its dataset; the same holds for nodes that bring
     * their vectors with them.
     *
     * @param vectors of unit length, one a node, in the order of {@code indexes}
     * @throws IndexingException MODEL_MISCONFIGURED when they are of another length or model than the dataset's
     */
    void saveVectors(long build, int level, int[] indexes, List<float[]> vectors);

    /**
     * Vectors of the same embedded texts ({@link Node#embeddedText}) under the same model anywhere in the store, all of one length; an entry is empty where
     * there is none.
     */
    List<Optional<float[]>> knownVectors(String embeddingModel, List<String> texts);

    /** The same under the build's model, of the length that its dataset has; of any one length when it has none yet. */
    default List<Optional<float[]>> knownVectors(long build, List<String> texts) {
        return knownVectors(build(build).embeddingModel(), texts);
    }

    /**
     * The stored grouping of a level, cluster by cluster, members ascending.
     *
     * @param input names the level's nodes; a grouping of other nodes does not count
     */
    Optional<int[][]> assignment(long build, int level, String input);

    /**
     * Stores a level's grouping, and passes lone members up to the next level, without a call. Nodes and groupings of
     * higher levels, made from another grouping, are dropped.
     */
    void saveAssignment(long build, int level, String input, int[][] clusters);

    /** @throws IndexingException INTERNAL when the grouping is not stored */
    int[] members(long build, int level, int cluster);

    Optional<Node> node(long build, int level, int index);

    /** Writes a summary in place of what stood there, and closes a gap there. */
    void saveNode(long build, Node node);

    void saveGap(long build, Gap gap);

    List<Gap> gaps(long build);

    /**
     * Shows the build to readers as its owner's next generation in place of the one before, which is dropped, and sets
     * the state of a document in the task. Levels above the first that is missing or belongs to another grouping are
     * not part of it.
     *
     * @return COMPLETED, or PARTIAL with gaps
     * @throws IndexingException MODEL_MISCONFIGURED when the dataset's vectors are of another model or length by now
     */
    DocumentState publish(Publication publication);

    /**
     * Stores complete trees and shows them to readers as {@link #publish} does, all of them in one transaction: after a
     * failure none is there.
     */
    void publishAll(String taskId, List<WholeTree> trees);

    /**
     * A build.
     *
     * @param documentId empty where it is the dataset's own
     * @param leaves -1 until stored
     */
    record Build(
            long number,
            BuildOwner owner,
            String dataset,
            String documentId,
            String key,
            String embeddingModel,
            int leaves,
            long leafTokens) {}

    /** A cluster without its summary. {@code level} is the missing node's. */
    record Gap(int level, int cluster, FailureType type, String message) {}

    /**
     * A tree without gaps.
     *
     * @param nodes of every level, each with its vector
     * @param groupings of the levels that were grouped, from the lowest
     */
    record WholeTree(
            long document,
            String key,
            TreeModels models,
            List<Node> nodes,
            List<Grouping> groupings,
            Usage usage,
            Remarks remarks) {}

    /** A level's grouping; see {@link #saveAssignment}. */
    record Grouping(int level, String input, int[][] clusters) {}

    /**
     * A build that is to be shown.
     *
     * @param levels levels of summaries that the tree has
     * @param attempts at the document; not kept for a dataset
     * @param usage of the document; not kept for a dataset
     */
    record Publication(String taskId, BuildOwner owner, long build, int levels, int attempts, Usage usage) {}
}
