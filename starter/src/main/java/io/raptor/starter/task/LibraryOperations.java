package io.raptor.starter.task;

import io.raptor.activity.port.Library.Dataset;
import java.util.List;
import java.util.function.Consumer;

/** What can be read of, and deleted from, the datasets; every method throws {@link OperationException} when it cannot. */
public interface LibraryOperations {

    List<Dataset> datasets();

    /** Documents with a tree, by id, behind {@code after}. */
    List<TreeView> documents(String dataset, String after, int limit);

    /** A document's nodes by level and index. */
    List<NodeView> tree(String dataset, String documentId);

    /** The nearest nodes, nearest first. */
    List<NodeView> search(String dataset, Query query);

    /** Every node with its vector, ordered by document, level and index. */
    void export(String dataset, Consumer<NodeView> to);

    void deleteDataset(String dataset);

    void deleteDocument(String dataset, String documentId);

    /**
     * @param topK hits at most
     * @param mode {@code collapsed} for all levels, {@code leaves} for the documents' own words
     */
    record Query(String query, int topK, String mode) {}
}
