package io.raptor.activity.search;

import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedTrees.Edition;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the vectors of the datasets searched last, and reads them anew when the dataset has changed. */
final class IndexCache {

    private static final int DATASETS = 4;

    private final PublishedTrees library;
    private final Map<String, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);

    IndexCache(PublishedTrees library) {
        this.library = library;
    }

    /** What the dataset held at {@code edition}, or later. */
    VectorIndex of(String dataset, Edition edition) {
        return slot(dataset).of(dataset, edition);
    }

    /** The next search reads the dataset anew. */
    void forget(String dataset) {
        synchronized (slots) {
            slots.remove(dataset);
        }
    }

    private Slot slot(String name) {
        synchronized (slots) {
            Slot slot = slots.computeIfAbsent(name, n -> new Slot());
            if (slots.size() > DATASETS) {
                slots.remove(slots.keySet().iterator().next());
            }
            return slot;
        }
    }

    /** One dataset's vectors; whoever comes while they are read waits for them. */
    private final class Slot {

        private @Nullable Edition seen;
        private @Nullable VectorIndex index;

        synchronized VectorIndex of(String dataset, Edition edition) {
            VectorIndex known = index;
            if (known == null || !edition.equals(seen)) {
                index = null;
                known = VectorIndex.read(library, dataset);
                index = known;
                seen = edition;
            }
            return known;
        }
    }
}
