package io.raptor.starter.mcp;

import io.raptor.activity.search.Passage;
import io.raptor.activity.search.Source;
import io.raptor.starter.dataset.AnswerView.Citation;
import io.raptor.starter.dataset.HitView;
import io.raptor.starter.dataset.NodeView;
import io.raptor.starter.text.Counted;
import io.raptor.starter.text.Place;
import io.raptor.starter.text.Visible;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The lines that say where a text stands: file › heading › page, and the node that {@code read} takes. */
final class Sources {

    private Sources() {}

    static String of(int number, HitView hit) {
        String place = Place.of(hit.docId(), hit.headingPath(), hit.page());
        String elsewhere = hit.alsoIn().stream().map(Source::docId).distinct().collect(Collectors.joining(", "));
        return Visible.line("[" + number + "] " + place + " · " + extent(hit) + " · node " + hit.id()
                + String.format(Locale.ROOT, " · score %.3f", hit.score())
                + (elsewhere.isEmpty() ? "" : " · also in " + elsewhere));
    }

    private static String extent(HitView hit) {
        if (hit.level() > 0) {
            return "summary of level " + hit.level() + ", of "
                    + Counted.of(hit.provenance().passagesTotal(), "passage");
        }
        List<Passage> passages = hit.provenance().passages();
        int first = passages.isEmpty() ? 0 : passages.get(0).index() + 1;
        int last = passages.isEmpty() ? 0 : passages.get(passages.size() - 1).index() + 1;
        return first == last ? "passage " + first : "passages " + first + "–" + last;
    }

    static String of(Citation one) {
        return Visible.line("[" + one.n() + "] " + Place.of(one.docId(), one.headingPath(), one.page()) + " · node "
                + one.nodeId());
    }

    static String of(NodeView node) {
        String kind = node.level() == 0
                ? "passage " + (node.index() + 1)
                : "summary " + (node.index() + 1) + " of level " + node.level();
        String document = node.docId() == null || node.docId().isEmpty() ? "whole dataset" : node.docId();
        String title = node.level() == 0 || node.title().isBlank() ? "" : " · " + node.title();
        return Visible.line(
                Place.of(document, node.headingPath(), node.page()) + " · " + kind + title + " · node " + node.id());
    }
}
