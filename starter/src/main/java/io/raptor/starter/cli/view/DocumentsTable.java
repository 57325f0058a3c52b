package io.raptor.starter.cli.view;

import io.raptor.starter.cli.terminal.Screen;
import io.raptor.starter.cli.terminal.Screen.Style;
import io.raptor.starter.cli.terminal.TerminalText;
import io.raptor.starter.task.DocumentView;
import io.raptor.starter.text.Visible;
import java.util.Locale;

/** Prints documents of a task as a table that fits the terminal: a row each, and below it what is wrong. */
public final class DocumentsTable {

    private static final String INDENT = "           ";
    private static final String UNCHANGED = "unchanged";

    private final Screen screen;
    private boolean begun;

    public DocumentsTable(Screen screen) {
        this.screen = screen;
    }

    public void print(DocumentView document) {
        if (!begun) {
            begun = true;
            screen.line(row("STATE", "PASSAGES", "SUMMARIES", "ATTEMPTS") + "DOCUMENT", Style.DIM);
        }
        String figures = row(
                        "",
                        number(document.leaves()),
                        number(document.nodes() - document.leaves()),
                        number(document.attempts()))
                .substring(9);
        screen.parts(
                screen.part(String.format(Locale.ROOT, "%-9s", document.state().text()), style(document)),
                figures,
                screen.part(name(document.docId(), screen.room(9 + figures.length(), 0)), Style.PLAIN));
        String why = why(document);
        if (!why.isEmpty()) {
            screen.text(why, INDENT, QueryTerms.NONE);
        }
        if (!document.leftOut().isEmpty()) {
            screen.text("left out: " + String.join(", ", document.leftOut()), INDENT, QueryTerms.NONE);
        }
        document.warnings().forEach(warning -> screen.text("warning: " + warning, INDENT, QueryTerms.NONE));
    }

    private static String row(String state, String leaves, String summaries, String attempts) {
        return String.format(Locale.ROOT, "%-9s  %8s  %9s  %8s  ", state, leaves, summaries, attempts);
    }

    private static String number(int number) {
        return number <= 0 ? "-" : String.format(Locale.ROOT, "%,d", number);
    }

    private static String why(DocumentView document) {
        String type = document.errorType() == null ? "" : document.errorType() + ": ";
        String reason = document.reason() == null ? "" : document.reason();
        return (type + reason).replaceAll("\\s+", " ").strip();
    }

    private static Style style(DocumentView document) {
        return switch (document.state()) {
            case COMPLETED -> Style.GOOD;
            case FAILED -> Style.BAD;
            case PARTIAL -> Style.ODD;
            case SKIPPED -> UNCHANGED.equals(document.reason()) ? Style.DIM : Style.ODD;
            default -> Style.PLAIN;
        };
    }

    /** A path's end tells more than its beginning. */
    private static String name(String id, int room) {
        String name = Visible.line(id);
        if (room <= 0 || TerminalText.of(name) <= room) {
            return name;
        }
        String end = name;
        while (!end.isEmpty() && TerminalText.of(end) > room - 1) {
            end = end.substring(Character.charCount(end.codePointAt(0)));
        }
        return "…" + end;
    }
}
