package io.raptor.activity.call;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The answers that were paid for and could not be stored yet, so that none is paid for twice. The oldest makes room. */
final class UnsavedAnswers<T> {

    private final int most;
    private final Consumer<T> lost;
    private final Map<String, T> kept = new LinkedHashMap<>();

    /** @param lost receives what had to make room */
    UnsavedAnswers(int most, Consumer<T> lost) {
        this.most = most;
        this.lost = lost;
    }

    synchronized Optional<T> find(String key) {
        return Optional.ofNullable(kept.get(key));
    }

    synchronized void remove(String key) {
        kept.remove(key);
    }

    void put(String key, T paid) {
        for (Optional<T> gone = added(key, paid); gone.isPresent(); gone = oldestAbove()) {
            lost.accept(gone.get());
        }
    }

    private synchronized Optional<T> added(String key, T paid) {
        kept.put(key, paid);
        return oldestAbove();
    }

    private synchronized Optional<T> oldestAbove() {
        Iterator<T> all = kept.values().iterator();
        if (kept.size() <= most) {
            return Optional.empty();
        }
        T oldest = all.next();
        all.remove();
        return Optional.of(oldest);
    }
}
