package io.raptor.activity.search.index;

import io.raptor.activity.port.PublishedVectors.TreeHead;
import io.raptor.activity.search.text.Language;

/**
 * A tree in a segment, whose nodes stand one after another there, by level and index.
 *
 * @param build its name
 * @param from the first node's place in the segment
 * @param to behind the last one's
 * @param words of the leaves together
 */
record TreeSpan(String build, long document, int from, int to, Language language, int leaves, long words) {

    /** A tree by its number and its time: a store that was restored gives a number again. */
    static String name(TreeHead tree) {
        return tree.build() + "@" + tree.publishedAt();
    }
}
