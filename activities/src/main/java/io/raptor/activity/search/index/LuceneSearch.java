package io.raptor.activity.search.index;

import io.raptor.activity.port.NodeFilter;
import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.NodeSearch;
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
 * The search for meaning and for words in Lucene indexes below a folder, one for each dataset searched. What is there can be deleted at
 * any time: it is made again from the store.
 */
public final class LuceneSearch implements NodeSearch, TextSearch {

    private final Path folder;
    private final PublishedVectors trees;
    private final PublishedTexts texts;
    private final Closeness closeness;
    private final Map<String, FollowingIndex> indexes = new HashMap<>();

    /** @param folder made when the first dataset is searched */
    public LuceneSearch(Path folder, PublishedVectors trees, PublishedTexts texts) {
        this(folder, trees, texts, Closeness.DEFAULT);
    }

    private LuceneSearch(Path folder, PublishedVectors trees, PublishedTexts texts, Closeness closeness) {
        this.folder = folder;
        this.trees = trees;
        this.texts = texts;
        this.closeness = closeness;
    }

    /** The one of a home folder. */
    public static LuceneSearch of(Path home, PublishedTrees trees) {
        return new LuceneSearch(home.resolve("search"), trees, trees);
    }

    /** The same, which compares the vectors of all nodes however many there are: what others are measured by. */
    public static LuceneSearch exact(Path home, PublishedVectors trees, PublishedTexts texts) {
        return new LuceneSearch(home.resolve("search"), trees, texts, Closeness.EXACT);
    }

    @Override
    public List<NodeHit> nearest(String dataset, float[] query, NodeFilter filter, int k) {
        return answer(dataset, index -> index.nearest(query, filter, closeness, k));
    }

    @Override
    public List<NodeHit> matching(String dataset, Words query, int k) {
        return answer(dataset, index -> index.matching(query, k));
    }

    private List<NodeHit> answer(String dataset, FollowingIndex.Question<List<NodeHit>> question) {
        Optional<Edition> edition = edition(dataset);
        return edition.isEmpty() ? List.of() : index(dataset).answer(edition.get(), question);
    }

    @Override
    public void refresh(String dataset) {
        edition(dataset).ifPresent(edition -> index(dataset).refresh(edition));
    }

    /** Nothing of a dataset that is gone is kept. */
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
