package io.raptor.starter.dataset;

import io.raptor.activity.port.PublishedTrees.Dataset;
import io.raptor.starter.problem.OperationException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations on datasets: reading, searching and deleting; every method throws {@link OperationException} when it cannot. */
public interface DatasetOperations {

    List<Dataset> all();

    /** The names of all datasets, in order. */
    default List<String> names() {
        return all().stream().map(Dataset::name).toList();
    }

    /** The names of those with anything to find, the last changed first. */
    default List<String> searchable() {
        return all().stream()
                .filter(dataset -> dataset.leaves() > 0)
                .sorted(Comparator.comparing(Dataset::updatedAt).reversed().thenComparing(Dataset::name))
                .map(Dataset::name)
                .toList();
    }

    /** Documents with a tree, by id, behind {@code after}. */
    List<TreeView> documents(String dataset, String after, int limit);

    /**
     * A document's nodes by level and index.
     *
     * @param documentId empty for the dataset's own tree, which may have no nodes
     */
    List<NodeView> tree(String dataset, String documentId);

    /** The nodes that answer a query. */
    SearchResult search(String dataset, Query query);

    /**
     * Answers a question in words.
     *
     * @throws OperationException NO_MODEL where no chat model is set; MODEL_FAILED, UNAVAILABLE where it gives no answer
     */
    default AnswerView ask(String dataset, Question question) {
        return ask(dataset, question, AnswerFollower.NONE);
    }

    /**
     * The same.
     *
     * @param follower told of the answer while it comes; whatever it throws ends the work
     */
    AnswerView ask(String dataset, Question question, AnswerFollower follower);

    /** A node, the passages below it and the summaries above it. */
    LineageView node(String dataset, String nodeId);

    /** Every node with its vector as JSON lines, ordered by document, level and index. */
    void export(String dataset, OutputStream to);

    /** The graphs of datasets. */
    GraphOperations graphs();

    void deleteDataset(String dataset);

    void deleteDocument(String dataset, String documentId);

    /**
     * A question to a dataset.
     *
     * @param mode of the search for passages, as in {@link Query}
     * @param maxTokens of the passages that the model is given; {@code null} for the default
     * @param docIds documents looked at; empty for all
     */
    record Question(String query, String mode, @Nullable Integer maxTokens, List<String> docIds) {

        public Question {
            docIds = List.copyOf(docIds);
        }

        /** The search for what is shown where there is no model. */
        public Query search() {
            return new Query(query, 10, mode, "hybrid", maxTokens, docIds, "document");
        }
    }

    /**
     * A search of a dataset.
     *
     * @param topK hits at most; on each level in a traversal
     * @param mode {@code auto}, {@code collapsed}, {@code traversal} or {@code leaves}; of a dataset with a graph also
     *     {@code local}, {@code global} or {@code drift}
     * @param ranking {@code hybrid}, {@code vector} or {@code text}
     * @param maxTokens of the hits' texts together; {@code null} for no bound
     * @param docIds documents looked at; empty for all
     * @param order of the hits: {@code score} or {@code document}
     */
    record Query(
            String query,
            int topK,
            String mode,
            String ranking,
            @Nullable Integer maxTokens,
            List<String> docIds,
            String order) {

        public Query {
            docIds = List.copyOf(docIds);
        }

        /** The best hits of all documents by the ranking that is best in most cases. */
        public static Query of(String query, int topK, String mode) {
            return new Query(query, topK, mode, "hybrid", null, List.of(), "score");
        }

        /** The same of one document. */
        public Query in(String docId) {
            return new Query(query, topK, mode, ranking, maxTokens, List.of(docId), order);
        }
    }
}
