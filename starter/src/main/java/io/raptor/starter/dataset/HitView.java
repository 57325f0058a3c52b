package io.raptor.starter.dataset;

import io.raptor.activity.model.local.ExtractiveSummariser;
import io.raptor.activity.search.Ancestor;
import io.raptor.activity.search.Passage;
import io.raptor.activity.search.SearchHit;
import io.raptor.activity.search.Source;
import io.raptor.activity.search.rank.PathStep;
import io.raptor.activity.search.rank.Signals;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A node that answers a query, and where it stands.
 *
 * @param id of a passage of several leaves, the best one's
 * @param headingPath the headings that all of it stands under, the document's first
 * @param page on which a passage begins; {@code null} for a summary, and where there are no pages
 * @param document the document's id; also as {@code doc_id}, the name that exports and listings use
 * @param start offset in the document's extracted text, in characters
 * @param end offset behind it
 * @param signals why it was found
 * @param alsoIn where else nearly the same text stands
 * @param path from a name in the query to the passage; empty where no graph leads to it
 * @param summarisedBy the model that wrote a summary, or {@code extract}; {@code null} for a passage, and where nobody knows
 */
public record HitView(
        String id,
        double score,
        int level,
        String title,
        String text,
        int tokens,
        String document,
        String docId,
        List<String> headingPath,
        int start,
        int end,
        @Nullable Integer page,
        Signals signals,
        List<Source> alsoIn,
        List<PathStep> path,
        Provenance provenance,
        @Nullable String summarisedBy) {

    /**
     * The passages below a hit and the summaries above it.
     *
     * @param passages its leaves with their offsets in the document's text, the first 50 of them
     * @param passagesTotal how many there are in all
     * @param ancestors summaries above it, the nearest first
     */
    public record Provenance(List<Passage> passages, int passagesTotal, List<Ancestor> ancestors) {}

    /** Who wrote a summary, for the end of a line; empty where that is not told. */
    public String writer() {
        return Writer.words(summarisedBy);
    }

    /** The names on the path, the first that of the query's. */
    public String names() {
        return path.stream()
                .filter(step -> step.kind().equals("entity"))
                .map(PathStep::name)
                .collect(Collectors.joining(" → "));
    }

    static HitView of(SearchHit hit) {
        return new HitView(
                hit.nodeId(),
                hit.score(),
                hit.level(),
                hit.title(),
                hit.text(),
                hit.tokens(),
                hit.documentId(),
                hit.documentId(),
                hit.headingPath(),
                hit.start(),
                hit.end(),
                hit.page() == 0 ? null : hit.page(),
                hit.signals(),
                hit.alsoIn(),
                hit.path(),
                new Provenance(hit.passages(), hit.passagesTotal(), hit.ancestors()),
                ExtractiveSummariser.writer(hit.summarisedBy()));
    }
}
