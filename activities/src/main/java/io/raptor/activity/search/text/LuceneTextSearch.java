package io.raptor.activity.search.text;

import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.PublishedTexts;
import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedVectors;
import io.raptor.activity.port.PublishedVectors.Edition;
import io.raptor.activity.port.TextSearch;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The search for words in Lucene indexes below a folder, one for each dataset searched. What is there can be deleted at
 * any time: it is made again from the store.
 */
public final class LuceneTextSearch implements TextSearch {

    private final Path folder;
    private final PublishedVectors trees;
    private final PublishedTexts texts;
    private final Map<String, FollowingIndex> indexes = new HashMap<>();

    /** @param folder made when the first dataset is searched */
    public LuceneTextSearch(Path folder, PublishedVectors trees, PublishedTexts texts) {
        this.folder = folder;
        this.trees = trees;
        this.texts = texts;
    }

    /** The one of a home folder. */
    public static LuceneTextSearch of(Path home, PublishedTrees trees) {
        return new LuceneTextSearch(home.resolve("search"), trees, trees);
    }

    @Override
    public List<NodeHit> matching(String dataset, Words query, int k) {
        Optional<Edition> edition = edition(dataset);
        return edition.isEmpty() ? List.of() : index(dataset).matching(edition.get(), query, k);
    }

    @Override
    public void refresh(String dataset) {
        edition(dataset).ifPresent(edition -> index(dataset).refresh(edition));
    }

    /** The words of a dataset that is gone are not kept. */
    private Optional<Edition> edition(String dataset) {
        Optional<Edition> edition = trees.edition(dataset);
        if (edition.isEmpty()) {
            forget(dataset);
        }
        return edition;
    }

    private synchronized FollowingIndex index(String dataset) {
        return indexes.computeIfAbsent(dataset, name -> new FollowingIndex(folder, name, trees, texts));
    }

    private synchronized void forget(String dataset) {
        FollowingIndex index = indexes.remove(dataset);
        if (index == null) {
            IndexFolder.deleteUnlessHeld(folder, dataset);
        } else {
            index.delete();
        }
    }

    @Override
    public synchronized void close() {
        indexes.values().forEach(FollowingIndex::close);
        indexes.clear();
    }
}
