package io.raptor.activity.store;

import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedVectors.VectorOf;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.TreeBuilds;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the contracts of stores need: a store that is empty when a test begins. */
interface StoreFixture {

    Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /** The same one throughout a test. */
    Store store();

    default Corpus corpus() {
        return new Corpus(store());
    }

    default Catalogue catalogue() {
        return store().catalogue();
    }

    default TreeBuilds builds() {
        return store().treeBuilds();
    }

    /** The vectors of the dataset's own model and length, in order of document, level and index. */
    default List<VectorOf> searchable(String dataset) {
        PublishedTrees trees = store().publishedTrees();
        List<VectorOf> found = new ArrayList<>();
        trees.vectors(trees.searchable(dataset), found::add);
        return found;
    }

    default DocumentState state(String id) {
        return catalogue().document(Corpus.TASK, corpus().number(id)).state();
    }

    default void end(TaskState state) {
        catalogue().recordTask(Corpus.TASK, state, null, false, NOW);
    }
}
