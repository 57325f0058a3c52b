package io.raptor.starter.cli.view;

import io.raptor.activity.search.Passage;
import io.raptor.activity.search.Source;
import io.raptor.starter.cli.terminal.Screen;
import io.raptor.starter.cli.terminal.Screen.Style;
import io.raptor.starter.cli.terminal.TerminalText;
import io.raptor.starter.dataset.HitView;
import io.raptor.starter.text.Counted;
import io.raptor.starter.text.Place;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Prints hits: where each stands, its text with the query's words marked, and its sources. */
public final class HitPrinter {

    private static final String INDENT = "       ";

    private final Screen screen;
    private final Pattern terms;

    public HitPrinter(Screen screen, String query) {
        this.screen = screen;
        this.terms = QueryTerms.of(query);
    }

    public void print(HitView hit) {
        String score = String.format(Locale.ROOT, "%.3f  ", hit.score());
        String title = hit.title().strip();
        // What several documents have in common stands in none of them.
        String place = hit.document().isEmpty() ? title : Place.of(hit.document(), hit.headingPath(), hit.page());
        screen.parts(
                screen.part(score, Style.GOOD),
                screen.part(TerminalText.cut(place, screen.room(score.length(), 0)), Style.STRONG));
        if (hit.level() > 0 && !title.isEmpty() && !place.contains(title)) {
            screen.parts(INDENT, screen.part(TerminalText.cut(title, screen.room(INDENT.length(), 0)), Style.STRONG));
        }
        screen.text(hit.text(), INDENT, terms);
        if (!hit.names().isEmpty()) {
            screen.parts(
                    INDENT,
                    screen.part(
                            TerminalText.cut("through " + hit.names(), screen.room(INDENT.length(), 0)), Style.DIM));
        }
        screen.parts(INDENT, screen.part(sources(hit), Style.DIM));
    }

    private static String sources(HitView hit) {
        if (hit.level() > 0) {
            int passages = hit.provenance().passagesTotal();
            return "summary of " + Counted.of(passages, "passage") + hit.writer() + ", level " + hit.level() + ", node "
                    + hit.id();
        }
        List<Passage> passages = hit.provenance().passages();
        int first = passages.get(0).index() + 1;
        int last = passages.get(passages.size() - 1).index() + 1;
        String which = first == last ? "passage " + first : "passages " + first + " to " + last;
        String elsewhere = hit.alsoIn().stream().map(Source::docId).distinct().collect(Collectors.joining(", "));
        return which + ", characters " + hit.start() + " to " + hit.end() + ", node " + hit.id()
                + (elsewhere.isEmpty() ? "" : ", also in " + elsewhere);
    }
}
