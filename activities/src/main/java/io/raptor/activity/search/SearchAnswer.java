package io.raptor.activity.search;

import io.raptor.activity.port.PublishedTrees.Aside;
import java.util.List;

/**
 * The answer to a search.
 *
 * @param hits from the best to the worst
 * @param notes what whoever asked should know of what could not be searched, a sentence each
 */
public record SearchAnswer(List<SearchHit> hits, List<String> notes) {

    static final SearchAnswer NOTHING = new SearchAnswer(List.of(), List.of());

    public SearchAnswer {
        hits = List.copyOf(hits);
        notes = List.copyOf(notes);
    }

    static SearchAnswer of(List<SearchHit> hits, List<Aside> aside) {
        return new SearchAnswer(hits, aside.stream().map(SearchAnswer::note).toList());
    }

    private static String note(Aside aside) {
        boolean one = aside.documents() == 1;
        String length = aside.dimensions() < 0 ? "of several lengths" : String.valueOf(aside.dimensions());
        return aside.documents() + (one ? " document is" : " documents are") + " not searchable: "
                + (one ? "it holds" : "they hold") + " vectors of " + aside.embeddingModel() + " (" + length
                + "); index " + (one ? "it" : "them") + " again";
    }
}
