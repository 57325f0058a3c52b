package io.raptor.starter.dataset.map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedVectors.Edition;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import java.util.Optional;

/**
 * The maps of datasets. Each is drawn when it is first looked at, and anew once the dataset has changed; one at a time,
 * whoever asks. They are kept in memory only, so that nothing of a deleted dataset stays on a disk.
 */
public final class PassageMaps {

    /** Up to a few megabytes each. */
    private static final int KEPT = 16;

    private final PublishedTrees trees;
    private final Cache<String, PassageMap> known =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    public PassageMaps(PublishedTrees trees) {
        this.trees = trees;
    }

    /** The map of a dataset as it is now, drawn if need be. */
    public PassageMap of(String dataset) {
        String version = version(dataset);
        return ready(dataset, version).orElseGet(() -> drawn(dataset, version));
    }

    /** The same where it is drawn already. */
    public Optional<PassageMap> ready(String dataset) {
        return ready(dataset, version(dataset));
    }

    private Optional<PassageMap> ready(String dataset, String version) {
        return Optional.ofNullable(known.getIfPresent(dataset))
                .filter(map -> map.version().equals(version));
    }

    private String version(String dataset) {
        Optional<Edition> edition = trees.edition(dataset);
        if (edition.isEmpty()) {
            known.invalidate(dataset);
            throw new OperationException(Kind.UNKNOWN, "there is no dataset " + dataset);
        }
        return edition.get().embeddingModel() + " " + edition.get().updatedAt();
    }

    private synchronized PassageMap drawn(String dataset, String version) {
        PassageMap map = ready(dataset, version).orElse(null);
        if (map == null) {
            map = new MapMaker(trees, dataset).draw(version);
            known.put(dataset, map);
        }
        return map;
    }
}
