package io.raptor.activity.search.index;

import io.raptor.activity.port.NodeSearch.OtherLengthException;
import io.raptor.activity.port.PublishedTexts;
import io.raptor.activity.port.PublishedVectors;
import io.raptor.activity.port.PublishedVectors.Edition;
import io.raptor.activity.port.PublishedVectors.TreeHead;
import io.raptor.activity.search.text.Analysis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A dataset's index that follows its editions, and is made anew when it turns out to be damaged. */
final class FollowingIndex {

    private static final Logger log = LoggerFactory.getLogger(FollowingIndex.class);

    private final Path folder;
    private final String dataset;
    private final PublishedVectors trees;
    private final PublishedTexts texts;
    private final Analysis analysis = new Analysis();
    private final ReentrantLock following = new ReentrantLock();
    private volatile @Nullable Held held;

    FollowingIndex(Path folder, String dataset, PublishedVectors trees, PublishedTexts texts) {
        this.folder = folder;
        this.dataset = dataset;
        this.trees = trees;
        this.texts = texts;
    }

    /** The edition was read before what the index holds: that may be a later one's, never an earlier one's. */
    private record Held(DatasetIndex index, Edition edition) {}

    /** A question to an index. */
    interface Question<T> {
        T of(DatasetIndex index) throws IOException;
    }

    <T> T answer(Edition edition, Question<T> question) {
        DatasetIndex index = of(edition);
        try {
            return question.of(index);
        } catch (OtherLengthException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return again(index, edition, question, e);
        }
    }

    private <T> T again(DatasetIndex damaged, Edition edition, Question<T> question, Exception why) {
        following.lock();
        try {
            Held known = held;
            if (known != null && known.index().equals(damaged)) {
                log.warn(
                        "the search index of dataset {} cannot be read ({}): it is made anew", dataset, why.toString());
                delete();
            }
        } finally {
            following.unlock();
        }
        try {
            return question.of(of(edition));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** While one thread follows, others go on over what was held before. */
    private DatasetIndex of(Edition edition) {
        Held known = held;
        if (known == null) {
            following.lock();
        } else if (known.edition().equals(edition) || !following.tryLock()) {
            return known.index();
        }
        try {
            known = held;
            return known != null && known.edition().equals(edition) ? known.index() : follow(edition);
        } finally {
            following.unlock();
        }
    }

    void refresh(Edition edition) {
        following.lock();
        try {
            follow(edition);
        } finally {
            following.unlock();
        }
    }

    private DatasetIndex follow(Edition edition) {
        Held known = held;
        DatasetIndex index = filled(known == null ? IndexFolder.open(folder, dataset, analysis) : known.index());
        held = new Held(index, edition);
        return index;
    }

    /** What cannot be written is made anew, and if that cannot be written, in memory. */
    private DatasetIndex filled(DatasetIndex index) {
        List<TreeHead> shown = trees.searchable(dataset);
        if (fill(index, shown)) {
            return index;
        }
        IndexFolder.deleteUnlessHeld(folder, dataset);
        DatasetIndex anew = IndexFolder.open(folder, dataset, analysis);
        if (fill(anew, shown)) {
            return anew;
        }
        DatasetIndex inMemory = IndexFolder.inMemory(analysis);
        if (!fill(inMemory, shown)) {
            throw new IllegalStateException("the search index of dataset " + dataset + " cannot be made");
        }
        return inMemory;
    }

    private boolean fill(DatasetIndex index, List<TreeHead> shown) {
        try {
            index.follow(shown, trees, texts);
            return true;
        } catch (IOException | AlreadyClosedException e) {
            log.warn("the search index of dataset {} cannot be written: {}", dataset, e.toString());
            IndexFolder.close(index);
            return false;
        }
    }

    void delete() {
        close();
        IndexFolder.deleteUnlessHeld(folder, dataset);
    }

    void close() {
        following.lock();
        try {
            Held known = held;
            if (known != null) {
                held = null;
                IndexFolder.close(known.index());
            }
        } finally {
            following.unlock();
        }
    }
}
