package io.raptor.activity.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The published trees, as readers see them. */
public interface PublishedTrees extends PublishedVectors, PublishedTexts {

    /** All datasets with what they hold, by name. Counts every published document. */
    List<Dataset> datasets();

    /** The names of all datasets, in order. */
    List<String> names();

    /** Documents with a published tree, by id, behind {@code after} (empty for the first page). */
    List<PublishedDocument> documents(String dataset, String after, int limit);

    /** Numbers of those of the named documents that have a published tree, by id. */
    Map<String, Long> numbers(String dataset, Collection<String> documentIds);

    /** The published documents that {@link #searchable} leaves out, by what their vectors are. */
    List<Aside> aside(String dataset);

    Optional<PublishedNode> node(String dataset, String id);

    /** The given nodes, in no particular order. */
    List<PublishedNode> nodes(String dataset, Collection<String> ids);

    /** Nodes of one document by level and index. */
    List<PublishedNode> tree(String dataset, String documentId);

    List<String> parents(String dataset, String nodeId);

    /**
     * The leaves that a published node stands on, in order, and how many there are; without texts and vectors.
     *
     * @param limit leaves named at most
     */
    LeavesBelow leavesBelow(String dataset, String nodeId, int limit);

    /**
     * The nodes of a document that stand below no other, from the highest level down, by index.
     *
     * @param skipped roots before the first that is asked for
     */
    Roots roots(String dataset, String documentId, int skipped, int limit);

    /** Leaves of a document in their order, by index, both ends included. */
    List<PublishedNode> leaves(String dataset, String documentId, int from, int to);

    /**
     * Every node of the dataset's documents with its vector, ordered by document id, level and index; a few thousand
     * nodes in memory at a time.
     *
     * @throws IndexingException INTERNAL when a large document was replaced while it was read
     */
    void export(String dataset, Consumer<PublishedNode> to);

    /**
     * Every node of the dataset's own tree with its vector, ordered by level and index, and the ids of the documents that it
     * is about, in order, the first 1,000 of them.
     */
    void exportDataset(String dataset, BiConsumer<PublishedNode, List<String>> to);

    /** @return whether there was such a document */
    boolean deleteDocument(String dataset, String documentId);

    /** Deletes the dataset, its documents and the tasks that wrote into it; the ledger stays. */
    boolean deleteDataset(String dataset);

    record Dataset(
            String name, String embeddingModel, long documents, long leaves, long summaries, Instant updatedAt) {}

    /**
     * Published documents with vectors of another kind than their dataset's.
     *
     * @param dimensions length of their vectors; -1 where it differs within a document
     * @param first ids of the first few of them, in order
     */
    record Aside(String embeddingModel, int dimensions, long documents, List<String> first) {
        public Aside {
            first = List.copyOf(first);
        }
    }

    record PublishedDocument(
            String documentId,
            int leaves,
            int summaries,
            int levels,
            int gaps,
            @Nullable String title,
            Instant publishedAt) {}

    /**
     * The first of the leaves below a node; a leaf stands on itself.
     *
     * @param total leaves in all
     */
    record LeavesBelow(List<LeafPlace> first, int total) {
        public LeavesBelow {
            first = List.copyOf(first);
        }
    }

    /**
     * The place of a leaf in its document.
     *
     * @param index among the leaves, from 0
     * @param start offset in the extracted text, in characters
     */
    record LeafPlace(String id, int index, int start, int end) {}

    /**
     * Some of the roots of a document's tree.
     *
     * @param levels how many nodes each level has, the leaves first; empty for a document without a tree
     * @param total roots in all
     */
    record Roots(List<PublishedNode> nodes, List<Integer> levels, int total) {
        public Roots {
            nodes = List.copyOf(nodes);
            levels = List.copyOf(levels);
        }
    }

    /**
     * A node that readers see.
     *
     * @param id the same for the same dataset, document, place and text, on any machine
     * @param documentId empty for a node of the dataset's own tree
     * @param children ids one level below, in their order
     * @param start offset of a leaf in the extracted text, in characters
     * @param vector of unit length where it is exported; else empty
     * @param headingPath the headings that all of it stands under, the document's first
     * @param page on which a leaf begins, from 1; 0 where there is none
     * @param summarisedBy the model that wrote a summary; {@code null} for a leaf, for what stands one level higher as it
     *     is, and where nobody knows any more
     */
    record PublishedNode(
            String id,
            String dataset,
            String documentId,
            int level,
            int index,
            String title,
            String text,
            int tokens,
            int start,
            int end,
            boolean passedUp,
            List<String> children,
            float[] vector,
            List<String> headingPath,
            int page,
            @Nullable String summarisedBy) {}
}
