package io.raptor.starter.page.dataset;

import io.raptor.activity.search.Passage;
import io.raptor.activity.search.Source;
import io.raptor.starter.dataset.HitView;
import io.raptor.starter.page.format.Formats;
import io.raptor.starter.page.format.RichText;
import java.util.ArrayList;
import java.util.List;

/**
 * A hit as it is read: where it stands, what it says, how well it fits.
 *
 * @param place the file, then the headings, then the page
 * @param kind what it is, where it is no passage; else empty
 * @param score 0 to 100
 * @param blocks its text
 * @param alsoIn documents with nearly the same text
 * @param through the names by which a graph leads to it; empty where none does
 * @param first index of its first passage in the document; -1 for a summary
 * @param last of its last one
 */
public record Hit(
        String node,
        String document,
        List<String> place,
        String kind,
        long score,
        List<RichText.Block> blocks,
        List<String> alsoIn,
        String through,
        int first,
        int last) {

    private static final int SHOWN = 700;

    public Hit {
        place = List.copyOf(place);
        blocks = List.copyOf(blocks);
        alsoIn = List.copyOf(alsoIn);
    }

    static Hit of(HitView hit, String question) {
        List<String> place = new ArrayList<>(hit.headingPath());
        if (hit.level() > 0 && !hit.title().isBlank() && !place.contains(hit.title())) {
            place.add(hit.title());
        }
        if (hit.page() != null) {
            place.add("p. " + hit.page());
        }
        List<Passage> passages = hit.provenance().passages();
        boolean leaf = hit.level() == 0 && !passages.isEmpty();
        return new Hit(
                hit.id(),
                hit.document(),
                place,
                hit.level() == 0
                        ? ""
                        : (hit.path().isEmpty() ? "Summary of " : "Report on ")
                                + Formats.many(hit.provenance().passagesTotal(), "passage")
                                + hit.writer(),
                Math.round(100 * Math.max(0, Math.min(1, hit.score()))),
                RichText.of(hit.text(), question, SHOWN),
                hit.alsoIn().stream().map(Source::docId).distinct().toList(),
                hit.names(),
                leaf ? passages.get(0).index() : -1,
                leaf ? passages.get(passages.size() - 1).index() : -1);
    }

    /** The document is the dataset where it is a summary of several. */
    public String title() {
        return document.isEmpty() ? "All documents" : document;
    }
}
