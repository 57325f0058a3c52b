package io.raptor.starter.cli.terminal;

import io.raptor.starter.task.StatusText;
import io.raptor.workflow.model.TaskStatus;
import java.io.PrintWriter;
import java.util.function.IntSupplier;

/** The line that tells how far a task is: drawn anew in its place on a terminal, a plain one now and then elsewhere. */
public final class ProgressLine {

    private static final int BAR = 24;
    private static final int OFTEN = 10;
    private static final int SELDOM = 60;

    private final PrintWriter screen;
    private final boolean terminal;
    private final IntSupplier columns;
    private String last = "";
    private boolean drawn;
    private boolean over;

    /** @param columns of the terminal */
    ProgressLine(PrintWriter screen, boolean terminal, IntSupplier columns) {
        this.screen = screen;
        this.terminal = terminal;
        this.columns = columns;
    }

    /** The launcher says whether errors go to a terminal: Java can tell that of its output alone. */
    public static ProgressLine on(PrintWriter screen) {
        return new ProgressLine(screen, "1".equals(System.getenv("RAPTOR_TERMINAL")), new TerminalWidth());
    }

    /** @param look how many were before; a plain line is for one in ten at first, then for one in sixty */
    synchronized void show(TaskStatus status, int look) {
        String line = StatusText.line(status);
        if (over) {
            return;
        }
        if (terminal) {
            // A letter in the last column would begin the next line.
            screen.print("\r\u001b[K" + FittedLine.of(bar(status), line, columns.getAsInt() - 1));
            screen.flush();
            drawn = true;
        } else if (look % (look < SELDOM ? OFTEN : SELDOM) == 0 && !line.equals(last)) {
            screen.println(line);
            last = line;
        }
    }

    /** What comes next begins a new line. */
    synchronized void rest() {
        if (drawn) {
            screen.println();
            drawn = false;
        }
    }

    /** Draws nothing more: somebody takes leave. */
    public synchronized void end() {
        drawn |= terminal; // it shows that Ctrl-C was pressed
        rest();
        over = true;
    }

    private static String bar(TaskStatus status) {
        int full = (int) Math.floor(status.progress() * BAR);
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "]";
    }
}
