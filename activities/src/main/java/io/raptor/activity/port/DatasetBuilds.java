package io.raptor.activity.port;

import io.raptor.activity.port.TreeBuilds.Build;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The builds of trees over datasets, as they begin. The lowest level of such a tree stands for the tops of the documents' trees,
 * in order of document id, level from the highest, and index: the summaries and leaves that no other node of their document
 * stands above.
 */
public interface DatasetBuilds {

    /**
     * The dataset's build over what its documents have published now, with its lowest level in place and embedded.
     *
     * @param key makes the build key of a hash of the lowest level
     * @return empty when the dataset's published tree has that key and no gap
     * @throws IndexingException INTERNAL when documents are replaced meanwhile, or there is no such dataset
     */
    Optional<Build> open(String dataset, UnaryOperator<String> key, TreeModels models);

    /** The numbers of the documents that the nodes of the lowest level are of, by index. */
    long[] documents(long build);
}
