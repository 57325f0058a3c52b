package io.raptor.starter.page;

import io.raptor.starter.dataset.HitView;
import io.raptor.starter.dataset.SearchResult;
import io.raptor.starter.text.HeadingPath;
import java.util.List;
import java.util.Locale;

/**
 * One mode's answer to a search, beside the others'.
 *
 * @param mode as programs call it
 * @param notes what could not be searched
 */
record SearchColumn(String mode, String title, String explained, List<Hit> hits, List<String> notes) {

    private static final int SHOWN = 320;

    SearchColumn {
        hits = List.copyOf(hits);
        notes = List.copyOf(notes);
    }

    /**
     * A node that was found, and why.
     *
     * @param bar the score as the length of a bar, 0 to 100
     * @param excerpt the beginning of its text, the question's words marked
     * @param alsoIn titles of the other modes that found it
     */
    record Hit(HitView node, long bar, List<Excerpt.Piece> excerpt, List<String> alsoIn) {

        Hit {
            excerpt = List.copyOf(excerpt);
            alsoIn = List.copyOf(alsoIn);
        }

        private Hit also(List<String> others) {
            return new Hit(node, bar, excerpt, others);
        }

        public String title() {
            return node.title().isBlank() ? (node.level() == 0 ? "Passage" : "Summary") : node.title();
        }

        public String score() {
            return String.format(Locale.ROOT, "%.3f", node.score());
        }

        /** Where it stands. */
        public String place() {
            String words = HeadingPath.words(node.headingPath(), node.page());
            return (words.isEmpty() ? "" : words + " · ") + level();
        }

        private String level() {
            return node.level() == 0
                    ? "passage of level 0, with "
                            + Formats.many(node.provenance().ancestors().size(), "node") + " above"
                    : "summary of level " + node.level() + " of "
                            + Formats.many(node.provenance().passagesTotal(), "passage");
        }
    }

    static SearchColumn of(String mode, String title, String explained, String question, SearchResult found) {
        return new SearchColumn(
                mode,
                title,
                explained,
                found.hits().stream()
                        .map(hit -> new Hit(
                                hit,
                                Math.round(100 * Math.max(0, Math.min(1, hit.score()))),
                                Excerpt.of(hit.text(), question, SHOWN),
                                List.of()))
                        .toList(),
                found.notes());
    }

    /** Answers side by side: each hit knows which other modes found it, too. */
    static List<SearchColumn> side(List<SearchColumn> answers) {
        return answers.stream().map(answer -> answer.beside(answers)).toList();
    }

    private SearchColumn beside(List<SearchColumn> all) {
        return new SearchColumn(
                mode,
                title,
                explained,
                hits.stream().map(hit -> hit.also(others(all, hit))).toList(),
                notes);
    }

    private List<String> others(List<SearchColumn> all, Hit hit) {
        return all.stream()
                .filter(other ->
                        !other.mode.equals(mode) && other.has(hit.node().id()))
                .map(SearchColumn::title)
                .toList();
    }

    private boolean has(String id) {
        return hits.stream().anyMatch(hit -> hit.node().id().equals(id));
    }
}
