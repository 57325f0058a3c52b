package io.raptor.starter.cli.view;

import io.raptor.starter.cli.terminal.Screen;
import io.raptor.starter.cli.terminal.Screen.Style;
import io.raptor.starter.cli.terminal.TerminalText;
import io.raptor.starter.dataset.CommunityView;
import io.raptor.starter.dataset.EntityDetail;
import io.raptor.starter.dataset.EntityDetail.JoinedView;
import io.raptor.starter.dataset.EntityView;
import io.raptor.starter.dataset.GraphView;
import io.raptor.starter.dataset.PassageView;
import io.raptor.starter.dataset.PinnedView;
import io.raptor.starter.dataset.RelationView;
import io.raptor.starter.text.Counted;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Prints a graph at a glance, or one of its entities. */
public final class GraphPrinter {

    private static final int PLAIN_COLUMNS = 160;

    /** Of two names that are one thing; that they are spelled alike is seen. */
    private static final Map<String, String> WHY = Map.of(
            "model", "the model says so",
            "pinned", "somebody said so",
            "acronym", "a document declares it",
            "document", "within a document that names no other");

    private final Screen screen;

    public GraphPrinter(Screen screen) {
        this.screen = screen;
    }

    /** The size of a graph, what was dropped, and its biggest communities. */
    public void print(GraphView graph) {
        screen.line(graph.dataset() + ", generation " + graph.generation(), Style.STRONG);
        screen.line(
                String.join(
                        ", ",
                        Counted.of(graph.entities(), "entity", "entities"),
                        Counted.of(graph.relations(), "relation"),
                        Counted.of(graph.communities(), "community", "communities"),
                        Counted.of(graph.reports(), "report"),
                        "of " + Counted.of(graph.units(), "unit")),
                Style.PLAIN);
        if (!graph.dropped().isEmpty()) {
            StringBuilder dropped = new StringBuilder("dropped:");
            graph.dropped()
                    .forEach((reason, count) -> dropped.append(' ')
                            .append(reason)
                            .append(' ')
                            .append(count)
                            .append(','));
            screen.line(dropped.substring(0, dropped.length() - 1), Style.DIM);
        }
        if (!graph.biggest().isEmpty()) {
            heading("Biggest communities");
            graph.biggest().forEach(this::community);
        }
    }

    /**
     * What is said of names.
     *
     * @param changed something was said just now
     */
    public void print(List<PinnedView> pinned, boolean changed) {
        if (pinned.isEmpty()) {
            screen.line("nothing is said of any names", Style.DIM);
        }
        pinned.forEach(pair -> screen.line(
                pair.name() + (pair.are().equals(PinnedView.SAME) ? " = " : " != ") + pair.otherName(), Style.PLAIN));
        if (changed) {
            screen.line("The next run of the dataset goes by it: index its sources again.", Style.DIM);
        }
    }

    private void community(CommunityView community) {
        String size = Counted.of(community.size(), "entity", "entities") + "  ";
        String members = String.join(", ", community.members());
        String title = community.title().isBlank() ? members : community.title();
        screen.parts(
                "  ",
                screen.part(size, Style.DIM),
                screen.part(cut(title, size.length()), Style.STRONG),
                screen.part("  " + community.id(), Style.DIM));
        if (!community.summary().isBlank()) {
            screen.line("    " + cut(community.summary(), 4), Style.PLAIN);
        }
    }

    private String cut(String text, int taken) {
        return TerminalText.cut(text.replaceAll("\\s+", " ").strip(), screen.room(taken + 40, PLAIN_COLUMNS));
    }

    /** An entity with its relations, communities and passages. */
    public void print(EntityDetail detail) {
        EntityView entity = detail.entity();
        screen.line(entity.name(), Style.STRONG);
        screen.line(
                entity.type() + ", in " + Counted.of(entity.passages(), "passage") + " of "
                        + Counted.of(entity.documents(), "document") + "  "
                        + entity.id(),
                Style.DIM);
        if (!entity.aliases().isEmpty()) {
            screen.line("also: " + String.join(", ", entity.aliases()), Style.DIM);
        }
        List<JoinedView> joined = Objects.requireNonNullElse(detail.joined(), List.of());
        joined.stream()
                .filter(one -> WHY.containsKey(one.reason()))
                .forEach(one ->
                        screen.line(one.name() + " = " + one.otherName() + ": " + WHY.get(one.reason()), Style.DIM));
        if (!entity.description().isBlank()) {
            screen.parts("");
            screen.text(entity.description(), "", QueryTerms.NONE);
        }
        if (!detail.relations().isEmpty()) {
            heading("Relations");
            detail.relations().forEach(this::relation);
        }
        if (!detail.communities().isEmpty()) {
            heading("Communities");
            detail.communities().forEach(this::community);
        }
        if (!detail.passages().isEmpty()) {
            heading("Passages");
            detail.passages().forEach(this::passage);
        }
    }

    private void heading(String text) {
        screen.parts("");
        screen.line(text, Style.STRONG);
    }

    private void relation(RelationView relation) {
        String ends = relation.fromName() + " - " + relation.toName();
        screen.parts(
                "  ",
                screen.part(ends, Style.STRONG),
                screen.part("  " + cut(relation.description(), ends.length()), Style.PLAIN));
    }

    private void passage(PassageView passage) {
        String place = passage.docId() + " " + (passage.index() + 1) + "  ";
        screen.parts(
                "  ",
                screen.part(passage.nodeId() + "  ", Style.DIM),
                screen.part(place, Style.STRONG),
                screen.part(
                        cut(passage.text(), place.length() + passage.nodeId().length()), Style.PLAIN));
    }
}
