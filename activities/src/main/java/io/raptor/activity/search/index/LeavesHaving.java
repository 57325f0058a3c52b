package io.raptor.activity.search.index;

import io.raptor.activity.search.text.Analysis;
import io.raptor.activity.search.text.Language;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;

/**
 * A count of the live leaves of a snapshot that have a word. A question is asked several times: what was counted is
 * kept.
 */
final class LeavesHaving {

    /** Words kept. */
    private static final int MOST = 10_000;

    private final Snapshot snapshot;

    LeavesHaving(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    long of(Language language, String word) throws IOException {
        Map<String, Long> known = snapshot.having();
        String key = Analysis.field(language) + ' ' + word;
        Long before = known.get(key);
        if (before != null) {
            return before;
        }
        long counted = 0;
        for (Part part : snapshot.parts()) {
            counted += in(part, language, word);
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(key, counted);
        return counted;
    }

    private static long in(Part part, Language language, String word) throws IOException {
        long found = 0;
        PostingsEnum nodes = NodeFields.postings(part.reader(), language, word, PostingsEnum.NONE);
        while (nodes != null && nodes.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            int node = nodes.docID();
            found += part.facts().leaves().get(node) && part.live(node) ? 1 : 0;
        }
        return found;
    }
}
