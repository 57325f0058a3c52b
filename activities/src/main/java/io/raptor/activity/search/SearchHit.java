package io.raptor.activity.search;

import io.raptor.activity.search.rank.PathStep;
import io.raptor.activity.search.rank.Signals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node that answers a query.
 *
 * @param score the better the greater, within one search: for the ranking {@code hybrid} between 0 and 1, for {@code
 *     vector} the cosine, for {@code text} BM25
 * @param nodeId of joined leaves, the best one's
 * @param headingPath the headings that all of it stands under
 * @param page on which a leaf begins, from 1; 0 where there is none
 * @param passages leaves that the node stands on, the first 50 in the document's order; a leaf stands on itself
 * @param passagesTotal how many there are in all
 * @param signals why it was found; of joined leaves, the best one's
 * @param alsoIn where else nearly the same text stands
 * @param ancestors summaries that stand on the node, the nearest level first
 * @param path from a name in the query to the best leaf; empty where no graph leads to it
 * @param summarisedBy the model that wrote a summary; {@code null} for a leaf, and where nobody knows
 */
public record SearchHit(
        double score,
        int level,
        String title,
        String text,
        int tokens,
        String documentId,
        String nodeId,
        List<String> headingPath,
        int page,
        List<Passage> passages,
        int passagesTotal,
        List<Ancestor> ancestors,
        Signals signals,
        List<Source> alsoIn,
        List<PathStep> path,
        @Nullable String summarisedBy) {

    public SearchHit {
        headingPath = List.copyOf(headingPath);
        passages = List.copyOf(passages);
        ancestors = List.copyOf(ancestors);
        alsoIn = List.copyOf(alsoIn);
        path = List.copyOf(path);
    }

    /** Offset in the document's text, in characters, where it begins or what it stands on does. */
    public int start() {
        return passages.stream().mapToInt(Passage::start).min().orElse(0);
    }

    /** Offset behind it. */
    public int end() {
        return passages.stream().mapToInt(Passage::end).max().orElse(0);
    }

    int firstPassage() {
        return passages.stream().mapToInt(Passage::index).min().orElse(0);
    }
}
